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
 * A proxy in front of the bench's S3 server that counts requests and delays each, like the network
 * latency of S3. Delays are timers, so any number of requests can wait at once on a single thread.
 * Responses are forwarded without parsing.
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
            // Reads only once the connection to the server is open.
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel client) {
                    client
                        .pipeline()
                        .addLast(new HttpRequestDecoder(16_384, 65_536, 65_536, false))
                        .addLast(new FrontendHandler(CountingProxy.this));
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  /** Starts a proxy for {@code target}; it accepts requests when this returns, without a delay. */
  public static CountingProxy start(URI target) {
    return new CountingProxy(target);
  }

  /** The address of the proxy, for path-style requests. */
  public URI endpoint() {
    return URI.create(
        "http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
  }

  /** Delays each request from now on. */
  public void delay(Duration delay) {
    delayMicros = TimeUnit.MICROSECONDS.convert(delay);
  }

  /** Returns and resets the counts. */
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

  /** Closes all connections. */
  @Override
  public void close() {
    threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
