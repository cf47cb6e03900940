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

/** A client's connection, with one to the server of its own that lives as long. */
final class ClientSide extends ChannelInboundHandlerAdapter {
  private final CountingProxy proxy;
  private final Queue<Object> held = new ArrayDeque<>();
  private boolean isHolding;
  private Channel server;

  ClientSide(CountingProxy proxy) {
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
                        .addLast(new ServerSide(client.channel()));
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
      hold(client);
    }
    if (isHolding) {
      held.add(message);
    } else {
      server.write(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext client) {
    if (!isHolding) {
      server.flush();
    }
  }

  private void hold(ChannelHandlerContext client) {
    long micros = proxy.delayMicros();
    if (micros > 0) {
      isHolding = true;
      client.channel().config().setAutoRead(false);
      client.executor().schedule(() -> release(client), micros, TimeUnit.MICROSECONDS);
    }
  }

  private void release(ChannelHandlerContext client) {
    isHolding = false;
    for (Object message = held.poll(); message != null; message = held.poll()) {
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
    held.forEach(ReferenceCountUtil::release);
    held.clear();
    server.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext client, Throwable hungUp) {
    client.close();
  }
}
