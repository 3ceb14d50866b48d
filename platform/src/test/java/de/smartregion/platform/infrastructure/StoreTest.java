package de.smartregion.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;

import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What every suite rests on. */
class StoreTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Store.Backend backend = new Store.Backend();

    /** It is written to the line when the next command may already be changing the document. */
    @Test
    void anAnswerStaysWhatItWasWhenTheDocumentChanges() {
        ask(command("insert").append("documents", List.of(new Document("_id", 1).append("v", 1))));
        var answer = ask(command("find").append("filter", new Document("_id", 1)));
        var set = new Document("$set", new Document("v", 2));
        var change = new Document("q", new Document("_id", 1)).append("u", set);

        ask(command("update").append("updates", List.of(change)));

        assertThat(answer.toString()).contains("\"v\" : 1").doesNotContain("\"v\" : 2");
        var later = ask(command("find").append("filter", new Document("_id", 1)));
        assertThat(later.toString()).contains("\"v\" : 2");
    }

    private static Document command(String name) {
        return new Document(name, "things").append("$db", "test");
    }

    private Document ask(Document command) {
        return backend.handleMessage(new MongoMessage(channel, new MessageHeader(1, 0), command));
    }
}
