package de.smartregion.consulting.consultant;

import de.smartregion.platform.outbox.AggregateStore;
import de.smartregion.platform.outbox.AggregateStores;
import de.smartregion.platform.outbox.DuplicateAggregate;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Where modules and consultants are kept; nothing else writes them. */
@Component
public class Directory {

    static final String MODULES_TOPIC = "smartregion.consulting.modules";
    static final String CONSULTANTS_TOPIC = "smartregion.consulting.consultants";

    private static final String VERSION = "version";

    private final AggregateStore<Module> modules;
    private final AggregateStore<Consultant> consultants;
    private final MongoOperations mongo;

    Directory(AggregateStores stores, MongoOperations mongo) {
        this.modules = stores.of(Module.class, MODULES_TOPIC);
        this.consultants = stores.of(Consultant.class, CONSULTANTS_TOPIC);
        this.mongo = mongo;
    }

    AggregateStore<Consultant> consultantStore() {
        return consultants;
    }

    Optional<Module> module(String code) {
        return modules.find(code);
    }

    public Optional<Consultant> consultant(String id) {
        return consultants.find(id);
    }

    /** Empty when it is there already. */
    Optional<Module> insert(Module module) {
        try {
            return Optional.of(modules.insert(module, List.of(module.told())));
        } catch (DuplicateAggregate _) {
            return Optional.empty();
        }
    }

    /** Empty when somebody else was faster. */
    Optional<Module> save(Module before, Module.Change.Changed change) {
        return modules.save(before, change.module(), List.of(change.event()));
    }

    /** Empty when there is one already. */
    Optional<Consultant> insert(Consultant consultant) {
        try {
            return Optional.of(consultants.insert(consultant, List.of(consultant.told())));
        } catch (DuplicateAggregate _) {
            return Optional.empty();
        }
    }

    /** Empty when somebody else was faster. */
    Optional<Consultant> save(Consultant before, Consultant.Change.Changed change) {
        return consultants.save(before, change.consultant(), change.events());
    }

    /** Which versions there are of modules and consultants, by id. */
    Map<String, Long> versionsOfModules() {
        return versions(modules.collection());
    }

    Map<String, Long> versionsOfConsultants() {
        return versions(consultants.collection());
    }

    private Map<String, Long> versions(String collection) {
        var query = new Query();
        query.fields().include(VERSION);
        var versions = new TreeMap<String, Long>();
        for (var found : mongo.find(query, Document.class, collection)) {
            versions.put(found.getString("_id"), Objects.requireNonNull(found.getLong(VERSION)));
        }
        return versions;
    }

    List<Module> modules(Collection<String> codes) {
        return modules.find(Query.query(Criteria.where("_id").in(codes)));
    }

    List<Consultant> consultants(Collection<String> ids) {
        return consultants.find(Query.query(Criteria.where("_id").in(ids)));
    }
}
