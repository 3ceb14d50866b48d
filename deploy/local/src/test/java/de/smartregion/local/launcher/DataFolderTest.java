package de.smartregion.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

class DataFolderTest {

    @TempDir Path folder;

    @Test
    void aSecondStartInTheSameFolderIsRefusedInOneLine() throws IOException {
        try (var first = DataFolder.open(folder)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("--data");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void emptyingTakesOnlyWhatIsOurs() throws IOException {
        Files.createDirectories(folder.resolve("kafka/topic-0"));
        Files.writeString(folder.resolve("kafka/topic-0/log"), "x");
        Files.writeString(folder.resolve("keys.properties"), "x");
        Files.writeString(folder.resolve("thesis.txt"), "somebody else's");
        try (var data = DataFolder.open(folder)) {
            data.empty();
        }

        assertThat(folder.resolve("kafka")).doesNotExist();
        assertThat(folder.resolve("keys.properties")).doesNotExist();
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void keysAreMadeOnceAndOnlyTheirOwnerCanReadThem() throws IOException {
        var first = Secrets.of(folder);
        var second = Secrets.of(folder);

        assertThat(second).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first.linksKey())).hasSize(32);
        assertThat(Base64.getDecoder().decode(first.lettersKey())).hasSize(32);
        assertThat(first.linksKey()).isNotEqualTo(first.lettersKey());
        assertThat(first.toString())
                .doesNotContain(first.linksKey())
                .doesNotContain(first.lettersKey());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("keys.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderFromBeforeAKeyWasNeededKeepsTheOthersAndGetsIt() throws IOException {
        Files.writeString(folder.resolve("keys.properties"), "links=bGlua3M=\n");

        var secrets = Secrets.of(folder);

        assertThat(secrets.linksKey()).isEqualTo("bGlua3M=");
        assertThat(Base64.getDecoder().decode(secrets.lettersKey())).hasSize(32);
        assertThat(Secrets.of(folder)).isEqualTo(secrets);
    }
}
