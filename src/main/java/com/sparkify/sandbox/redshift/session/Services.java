package com.sparkify.sandbox.redshift.session;

import com.sparkify.sandbox.redshift.catalogue.SystemLog;
import com.sparkify.sandbox.redshift.s3.S3Objects;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;

/**
 * What all connections share.
 *
 * @param postgres where PostgreSQL listens, which checks the password
 * @param folder where rows of COPY and UNLOAD pass
 */
public record Services(
    InetSocketAddress postgres,
    SSLSocketFactory tls,
    S3Objects objects,
    SystemLog log,
    Path folder) {}
