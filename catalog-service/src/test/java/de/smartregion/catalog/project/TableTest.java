package de.smartregion.catalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.net.URI;

class TableTest {

    @Test
    void costAndFundingAreToldWhole() {
        var profile =
                Samples.profile(
                        it -> {
                            ((ObjectNode) it.get("cost")).put("note", "Ohne Personal.");
                            var funding = it.withArray("funding");
                            funding.addObject().put("programme", "Bund").put("to", "2027-03");
                            funding.addObject().put("programme", "Eigenes");
                        });
        var table = new Table(new PortalSettings(URI.create("https://portal.example"), null));
        table.add(Project.publish(Samples.ID, profile, 1, Samples.PUBLISHED).project());

        var row =
                CsvReader.builder()
                        .fieldSeparator(';')
                        .ofNamedCsvRecord(table.text().substring(1))
                        .stream()
                        .findFirst()
                        .orElseThrow();

        assertThat(row.getField("costFrom")).isEqualTo("12000");
        assertThat(row.getField("costTo")).isEqualTo("40000");
        assertThat(row.getField("costNote")).isEqualTo("Ohne Personal.");
        assertThat(row.getField("funding"))
                .isEqualTo(
                        "Starke Heimat Hessen | 30000 | 2025-01 | 2026-12\n"
                                + "Bund |  |  | 2027-03\nEigenes");
    }
}
