package de.smartregion.notification.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A webhook is no way into the inside. */
class ReachTest {
    private final Reach reach =
            new Reach(
                    Ring.settings(
                            List.of("hooks.example", ".partner.example", "localhost"),
                            List.of("erp.intern")),
                    InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example/a/b?token=x",
                "https://HOOKS.example:443/",
                "https://deep.down.partner.example/",
                "http://erp.intern:8080/hook",
                "https://erp.intern/hook"
            })
    void whereCallsMayLead(String address) {
        assertThat(reach.allows(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/",
                "https://hooks.example:8443/",
                "https://evil.example/",
                "https://hooks.example.evil.example/",
                "https://evil-hooks.example/",
                "https://partner.example/",
                "https://evilpartner.example/",
                "https://hooks.example@evil.example/",
                "https://user:secret@hooks.example/",
                "https://evil.example#hooks.example",
                "https://hooks.example/#part",
                "https://hooks.example\\@evil.example/",
                "https://hooks.example./",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "ftp://erp.intern/",
                "http://erp.intern:0/",
                "http://erp.intern:65536/",
                "file:///etc/passwd",
                "//hooks.example/",
                "hooks.example",
                "https://",
                "https:hooks.example",
                "javascript:alert(1)",
                "",
                " "
            })
    void whereTheyMayNot(String address) {
        assertThat(reach.allows(address)).isFalse();
    }

    @Test
    void anAddressHasAnEnd() {
        assertThat(reach.allows("https://hooks.example/" + "a".repeat(500))).isFalse();
    }

    @Test
    void nothingIsAllowedUnlessTheConfigurationNamesIt() {
        var none = new Reach(Ring.settings(List.of(), List.of()), InetAddress::getAllByName);
        assertThat(none.allows("https://hooks.example/")).isFalse();
    }

    /** The name is allowed; what it means at the moment of connecting is not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2002:7f00:1::",
                "2001::1",
                "64:ff9b::a00:1"
            })
    void aNameThatLeadsInsideIsNotFollowed(String inside) {
        assertThatExceptionOfType(Reach.LeadsInside.class)
                .isThrownBy(() -> meaning("9.9.9.9", inside).resolve("hooks.example"));
    }

    @ParameterizedTest
    @CsvSource({"9.9.9.9", "141.1.1.1", "2a00:1450:4001:81c::200e"})
    void aNameThatLeadsOutsideIs(String outside) throws UnknownHostException {
        assertThat(meaning(outside).resolve("hooks.example"))
                .containsExactly(InetAddress.getByName(outside));
    }

    @Test
    void whatTheConfigurationCallsInsideMayBeThere() throws UnknownHostException {
        assertThat(meaning("10.1.2.3").resolve("erp.intern")).hasSize(1);
    }

    /** Where names mean what the test says. */
    private static Reach meaning(String... addresses) {
        return new Reach(
                Ring.settings(List.of("hooks.example"), List.of("erp.intern")),
                _ -> {
                    var found = new InetAddress[addresses.length];
                    for (int i = 0; i < found.length; i++) {
                        found[i] = InetAddress.getByName(addresses[i]);
                    }
                    return found;
                });
    }
}
