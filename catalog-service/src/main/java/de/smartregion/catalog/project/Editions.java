package de.smartregion.catalog.project;

import de.smartregion.catalog.project.Project.Status;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/**
 * Names what all published projects tell together: as long as the name stays, so does every export.
 * Each write raises a version, so their number and their sum say whether there was one.
 */
@Component
class Editions {

    /** Rises with the look of an export. */
    private static final int FORM = 1;

    private final Projects projects;
    private final MongoOperations mongo;

    Editions(Projects projects, MongoOperations mongo) {
        this.projects = projects;
        this.mongo = mongo;
    }

    /** As an ETag. */
    String current() {
        var found =
                mongo.aggregate(
                                Aggregation.newAggregation(
                                        Aggregation.match(
                                                Criteria.where("status")
                                                        .is(Status.PUBLISHED.name())),
                                        Aggregation.group()
                                                .count()
                                                .as("number")
                                                .sum("version")
                                                .as("versions")),
                                projects.store().collection(),
                                Document.class)
                        .getUniqueMappedResult();
        return found == null
                ? "\"%d\"".formatted(FORM)
                : "\"%d-%s-%s\"".formatted(FORM, found.get("number"), found.get("versions"));
    }
}
