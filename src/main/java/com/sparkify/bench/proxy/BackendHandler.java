package com.sparkify.bench.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Forwards the server's responses to one client. */
final class BackendHandler extends ChannelInboundHandlerAdapter {
  private final Channel client;

  BackendHandler(Channel client) {
    this.client = client;
  }

  @Override
  public void channelRead(ChannelHandlerContext server, Object bytes) {
    client.write(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext server) {
    client.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext server) {
    client.config().setAutoRead(server.channel().isWritable());
  }

  @Override
  public void channelInactive(ChannelHandlerContext server) {
    client.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext server, Throwable disconnected) {
    server.close();
  }
}
