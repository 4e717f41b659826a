package io.coffer.sandbox.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that a broker needs, for tests of the broker's life cycle; queues and limits are the server's matter. */
public final class TemporaryBrokerConfiguration {

    private TemporaryBrokerConfiguration() {}

    /** Writes it into a folder. */
    public static Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("broker.xml"), """
                <configuration xmlns="urn:activemq">
                  <core xmlns="urn:activemq:core">
                    <name>test</name>
                    <journal-directory>${coffer.broker.data}/journal</journal-directory>
                    <bindings-directory>${coffer.broker.data}/bindings</bindings-directory>
                    <large-messages-directory>${coffer.broker.data}/large</large-messages-directory>
                    <paging-directory>${coffer.broker.data}/paging</paging-directory>
                    <journal-type>NIO</journal-type>
                    <acceptors>
                      <acceptor name="tcp">tcp://${coffer.broker.host}:${coffer.broker.port}</acceptor>
                    </acceptors>
                    <security-settings>
                      <security-setting match="#">
                        <permission type="send" roles="coffer"/>
                        <permission type="consume" roles="coffer"/>
                      </security-setting>
                    </security-settings>
                    <addresses>
                      <address name="work"><anycast><queue name="work"/></anycast></address>
                    </addresses>
                  </core>
                </configuration>
                """);
    }
}
