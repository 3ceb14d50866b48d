package de.smartregion.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;

import io.netty.channel.Channel;

import org.h2.mvstore.MVStore;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Answers MongoDB's commands; every answer waits until what it tells is on file. */
final class DocumentBackend extends H2Backend {

    private static final Set<String> READS =
            Set.of(
                    "find",
                    "getmore",
                    "count",
                    "distinct",
                    "listcollections",
                    "listindexes",
                    "listdatabases",
                    "collstats",
                    "dbstats");

    private static final Set<String> NO_DATA =
            Set.of(
                    "ismaster",
                    "ping",
                    "buildinfo",
                    "serverstatus",
                    "whatsmyuri",
                    "killcursors",
                    "endsessions");

    private final GroupCommit commits;

    DocumentBackend(MVStore file) {
        DocumentDatabase.openAll(file);
        this.commits = new GroupCommit(file::commit);
        super(file);
    }

    GroupCommit commits() {
        return commits;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DocumentDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(
            Channel channel, String database, String command, Document query) {
        var name = command.toLowerCase(Locale.ROOT);
        if (name.equals(
                "hello")) { // the driver's health check asks; the library answers only its old name
            var answer = super.handleCommand(channel, database, "isMaster", query);
            answer.put("isWritablePrimary", true);
            return answer;
        }
        if (NO_DATA.contains(name)) {
            return super.handleCommand(channel, database, command, query);
        }
        if (READS.contains(name) || (name.equals("aggregate") && !writes(query))) {
            return commits.read(() -> super.handleCommand(channel, database, command, query));
        }
        return commits.change(() -> super.handleCommand(channel, database, command, query));
    }

    private static boolean writes(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(
                                stage ->
                                        stage instanceof Document fields
                                                && (fields.containsKey("$out")
                                                        || fields.containsKey("$merge")));
    }
}
