import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A cluster of YARN in this process, with one machine, until standard input ends. Its one argument
 * is the folder for yarn-site.xml, which clients need.
 */
public class MiniYarn {
  public static void main(String[] args) throws Exception {
    var conf = new YarnConfiguration();
    conf.setInt("yarn.nodemanager.resource.memory-mb", 8192);
    conf.setInt("yarn.nodemanager.resource.cpu-vcores", 8);
    conf.setInt("yarn.scheduler.minimum-allocation-mb", 128);
    conf.setInt("yarn.resourcemanager.am.max-attempts", 2); // the default of YARN and of EMR
    conf.setBoolean("yarn.nodemanager.vmem-check-enabled", false);
    conf.setBoolean("yarn.nodemanager.pmem-check-enabled", false);
    conf.setBoolean("yarn.nodemanager.disk-health-checker.enable", false);
    conf.setInt("yarn.nodemanager.delete.debug-delay-sec", 3600); // the logs of containers are read
    var cluster = new MiniYARNCluster("yarn", 1, 1, 1);
    cluster.init(conf);
    cluster.start();
    try (OutputStream out = Files.newOutputStream(Path.of(args[0], "yarn-site.xml"))) {
      cluster.getConfig().writeXml(out);
    }
    System.out.println("YARN is up");
    while (System.in.read() >= 0) {}
    cluster.stop();
    System.exit(0);
  }
}
