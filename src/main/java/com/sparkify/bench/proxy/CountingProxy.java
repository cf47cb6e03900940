package com.sparkify.bench.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy before the S3 server of a bench: counts requests, and lets each wait before it is passed
 * on, as the way to S3 does. Waiting is a timer's, so that any number may wait at once, and one
 * thread does all the work. Requests are read, answers are passed on unread.
 */
public final class CountingProxy implements AutoCloseable {
  private final EventLoopGroup threads =
      new NioEventLoopGroup(1, new DefaultThreadFactory("bench-proxy", true));
  private final Map<RequestKind, AtomicLong> counts = new EnumMap<>(RequestKind.class);
  private final URI target;
  private final Channel listener;
  private volatile long delayMicros;

  private CountingProxy(URI target) {
    this.target = target;
    for (RequestKind kind : RequestKind.values()) {
      counts.put(kind, new AtomicLong());
    }
    this.listener =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1_024)
            // Nothing is read before there is somebody to pass it to.
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel client) {
                    client
                        .pipeline()
                        .addLast(new HttpRequestDecoder(16_384, 65_536, 65_536, false))
                        .addLast(new ClientSide(CountingProxy.this));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  /** Starts a proxy before {@code target}; it answers when this returns, and delays nothing yet. */
  public static CountingProxy start(URI target) {
    return new CountingProxy(target);
  }

  /** The address of the proxy, for path-style requests. */
  public URI endpoint() {
    return URI.create(
        "http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
  }

  /** Lets each request from now on wait so long. */
  public void delay(Duration delay) {
    delayMicros = TimeUnit.MICROSECONDS.convert(delay);
  }

  /** The requests since this was called last. */
  public RequestCounts takeCounts() {
    var taken = new EnumMap<RequestKind, Long>(RequestKind.class);
    for (RequestKind kind : RequestKind.values()) {
      taken.put(kind, counts.get(kind).getAndSet(0));
    }
    return new RequestCounts(taken);
  }

  void count(RequestKind kind) {
    counts.get(kind).incrementAndGet();
  }

  long delayMicros() {
    return delayMicros;
  }

  InetSocketAddress target() {
    return new InetSocketAddress(target.getHost(), target.getPort());
  }

  /** Hangs up on everybody. */
  @Override
  public void close() {
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
