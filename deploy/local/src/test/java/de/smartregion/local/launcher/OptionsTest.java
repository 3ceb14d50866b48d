package de.smartregion.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class OptionsTest {

    private static final Path ROOT = Path.of("/project");

    @Test
    void withoutOptionsTheUsualPortsAndFolderAreUsed() {
        var options = Options.parse(ROOT, List.of());

        assertThat(options.folder()).isEqualTo(ROOT.resolve(".local"));
        assertThat(Ports.choose(options).of(Port.GATEWAY)).isEqualTo(8080);
        assertThat(Ports.choose(options).of(Port.STORE)).isEqualTo(27017);
    }

    @Test
    void aNamedPortWinsOverTheBase() {
        var ports = Ports.choose(parse("--port-base", "20000", "--mailbox-port", "8026"));

        assertThat(ports.of(Port.GATEWAY)).isEqualTo(20_000);
        assertThat(ports.of(Port.EVENTS)).isEqualTo(20_001);
        assertThat(ports.of(Port.MAILBOX)).isEqualTo(8026);
        assertThat(ports.of(Port.STORE)).isEqualTo(20_011);
    }

    @Test
    void randomPortsAreAllDifferent() {
        var ports = Ports.choose(parse("--ports", "random"));

        var seen = new HashSet<Integer>();
        for (var port : Port.values()) {
            assertThat(seen.add(ports.of(port))).isTrue();
        }
    }

    @Test
    void everythingAfterTwoDashesIsForTheServices() {
        var options = parse("--empty", "--", "a.b=1", "--fresh");

        assertThat(options.empty()).isTrue();
        assertThat(options.fresh()).isFalse();
        assertThat(options.properties()).containsExactly("a.b=1", "--fresh");
    }

    @Test
    void mistakesAreToldInOneLineThatSaysWhatToDo() {
        assertThatThrownBy(() -> parse("--foo"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("--help");
        assertThatThrownBy(() -> parse("--gateway-port")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse("--gateway-port", "99999")).hasMessageContaining("65535");
        assertThatThrownBy(() -> parse("--smtp", "localhost")).hasMessageContaining("host:port");
        assertThatThrownBy(() -> parse("--issuer", "sign-in")).hasMessageContaining("https://");
        assertThatThrownBy(() -> parse("--ports", "some")).hasMessageContaining("random");
    }

    @Test
    void aTakenPortIsNamedTogetherWithTheOptionThatAvoidsIt() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports =
                    Ports.choose(parse("--mailbox-port", Integer.toString(other.getLocalPort())));

            assertThatThrownBy(() -> ports.mustBeFree(Set.of(Port.MAILBOX)))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining(Integer.toString(other.getLocalPort()))
                    .hasMessageContaining("--mailbox-port")
                    .message()
                    .doesNotContain("\n");
        }
    }

    private static Options parse(String... words) {
        return Options.parse(ROOT, List.of(words));
    }
}
