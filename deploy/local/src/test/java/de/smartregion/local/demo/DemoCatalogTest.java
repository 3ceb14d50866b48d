package de.smartregion.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;

/** What the demo tells of the catalogue claims nothing to be real. */
class DemoCatalogTest {

    @Test
    void fortyExamplesOfAllTenFieldsAndManyDistricts() throws IOException {
        var projects = TellCatalog.read("projects.json").valueStream().toList();
        assertThat(projects).hasSize(40);
        assertThat(projects.stream().map(it -> it.path("externalId").asString()).distinct())
                .hasSize(40);
        assertThat(
                        projects.stream()
                                .flatMap(it -> it.path("fields").valueStream())
                                .map(it -> it.asString())
                                .distinct())
                .hasSize(10);
        assertThat(
                        projects.stream()
                                .flatMap(it -> it.path("municipalities").valueStream())
                                .map(it -> it.asString().substring(0, 5))
                                .distinct()
                                .count())
                .isGreaterThan(20);
    }

    @Test
    void everyOneIsMarkedAndWritesToNobodyReal() throws IOException {
        for (var project : TellCatalog.read("projects.json")) {
            assertThat(project.path("example").asBoolean()).isTrue();
            assertThat(project.path("contact").path("email").asString()).endsWith(".example");
            assertThat(project.path("summary").asString()).hasSizeBetween(1, 400);
            assertThat(project.path("description").asString()).startsWith("Dies ist ein Beispiel");
        }
    }

    @Test
    void offersNamePartnersThatThereAre() throws IOException {
        var partners =
                TellCatalog.read("partners.json")
                        .valueStream()
                        .map(it -> it.path("name").asString())
                        .toList();
        for (var offer : TellCatalog.read("offers.json")) {
            assertThat(offer.path("partners").valueStream().map(it -> it.asString()))
                    .isSubsetOf(partners);
        }
    }
}
