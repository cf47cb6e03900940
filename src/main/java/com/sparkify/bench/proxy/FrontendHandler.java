package com.sparkify.bench.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Handles a client's connection: counts and delays its requests, and forwards them. */
final class FrontendHandler extends ChannelInboundHandlerAdapter {
  private final CountingProxy proxy;
  private final Queue<Object> delayed = new ArrayDeque<>();
  private boolean isDelaying;
  private Channel server;

  FrontendHandler(CountingProxy proxy) {
    this.proxy = proxy;
  }

  @Override
  public void channelActive(ChannelHandlerContext client) {
    ChannelFuture connecting =
        new Bootstrap()
            .group(client.channel().eventLoop())
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel server) {
                    server
                        .pipeline()
                        .addLast(new HttpRequestEncoder())
                        .addLast(new BackendHandler(client.channel()));
                  }
                })
            .connect(proxy.target());
    server = connecting.channel();
    connecting.addListener(
        done -> {
          if (done.isSuccess()) {
            client.channel().config().setAutoRead(true);
          } else {
            client.close();
          }
        });
  }

  @Override
  public void channelRead(ChannelHandlerContext client, Object message) {
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        client.close();
        return;
      }
      proxy.count(RequestKind.of(request));
      delay(client);
    }
    if (isDelaying) {
      delayed.add(message);
    } else {
      server.write(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext client) {
    if (!isDelaying) {
      server.flush();
    }
  }

  private void delay(ChannelHandlerContext client) {
    long micros = proxy.delayMicros();
    if (micros > 0) {
      isDelaying = true;
      client.channel().config().setAutoRead(false);
      client.executor().schedule(() -> release(client), micros, TimeUnit.MICROSECONDS);
    }
  }

  private void release(ChannelHandlerContext client) {
    isDelaying = false;
    for (Object message = delayed.poll(); message != null; message = delayed.poll()) {
      server.write(message);
    }
    server.flush();
    client.channel().config().setAutoRead(true);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext client) {
    server.config().setAutoRead(client.channel().isWritable());
  }

  @Override
  public void channelInactive(ChannelHandlerContext client) {
    delayed.forEach(ReferenceCountUtil::release);
    delayed.clear();
    server.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext client, Throwable disconnected) {
    client.close();
  }
}
