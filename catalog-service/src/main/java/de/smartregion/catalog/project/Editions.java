package de.smartregion.catalog.project;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.stereotype.Component;

import java.util.Objects;

/**
 * Names what all projects tell together, and where: as long as the name stays, so does every
 * export. Nothing is ever removed and each write raises a version, so their number and their sum
 * over all, published or not, say whether there was one.
 */
@Component
class Editions {

    /** Rises with the look of an export. */
    private static final int FORM = 1;

    private final Projects projects;
    private final MongoOperations mongo;
    private final String form;

    Editions(Projects projects, MongoOperations mongo, PortalSettings portal) {
        this.projects = projects;
        this.mongo = mongo;
        this.form = "%d.%08x".formatted(FORM, Objects.hash(portal.url(), portal.licence()));
    }

    /** As an ETag. */
    String current() {
        var found =
                mongo.aggregate(
                                Aggregation.newAggregation(
                                        Aggregation.group()
                                                .count()
                                                .as("number")
                                                .sum("version")
                                                .as("versions")),
                                projects.store().collection(),
                                Document.class)
                        .getUniqueMappedResult();
        return found == null
                ? "\"%s\"".formatted(form)
                : "\"%s-%s-%s\"".formatted(form, found.get("number"), found.get("versions"));
    }
}
