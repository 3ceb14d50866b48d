package de.smartregion.platform.infrastructure;

import com.mongodb.client.MongoClients;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.test.context.DynamicPropertyRegistry;

import java.util.UUID;

/**
 * The document store of the suites: {@code -Dtest.mongo.uri} if given, a real one where Docker
 * runs, an embedded one otherwise. One per JVM; every caller gets a database of its own.
 */
public final class Store {

    private Store() {}

    /** A fresh database for a Spring test: {@code @DynamicPropertySource}. */
    public static void register(DynamicPropertyRegistry registry) {
        var uri = uri();
        registry.add("spring.mongodb.uri", () -> uri);
    }

    /** The address of a fresh database. */
    public static String uri() {
        return Server.ADDRESS + "/test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A fresh database, mapped as in the services: without {@code _class}. */
    public static MongoTemplate mongo() {
        return mongo(uri());
    }

    public static MongoTemplate mongo(String uri) {
        var name = uri.substring(uri.lastIndexOf('/') + 1);
        var factory = new SimpleMongoClientDatabaseFactory(MongoClients.create(uri), name);
        var mongo = new MongoTemplate(factory);
        if (mongo.getConverter() instanceof MappingMongoConverter converter) {
            converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        }
        return mongo;
    }

    private static final class Server {

        static final String ADDRESS = start();

        private static String start() {
            var given = System.getProperty("test.mongo.uri");
            if (given != null) {
                return given.replaceAll("/+$", "");
            }
            if (Docker.runs()) {
                return Docker.mongo();
            }
            Docker.sayThatItIsMissing();
            return new MongoServer(new Backend()).bindAndGetConnectionString();
        }
    }

    /**
     * Answers {@code hello}, which the embedded server does not know and Boot's health asks. And
     * copies what it answers before the next command may change it: the server changes documents in
     * place, so that a reader could get half of one version and half of the next.
     */
    static final class Backend extends MemoryBackend {
        @Override
        public synchronized Document handleMessage(MongoMessage message) {
            return reply(message).cloneDeeply();
        }

        private Document reply(MongoMessage message) {
            var command = message.getDocument().keySet().iterator().next();
            if (!command.equals("hello")) {
                return super.handleMessage(message);
            }
            var reply =
                    handleCommand(
                            message.getChannel(),
                            message.getDatabaseName(),
                            "isMaster",
                            message.getDocument());
            reply.put("isWritablePrimary", true);
            return reply;
        }
    }
}
