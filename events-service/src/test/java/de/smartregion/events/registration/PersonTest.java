package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.validation.Validation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may call themselves, and where we may write to them. */
class PersonTest {

    @ParameterizedTest
    @CsvSource({
        "Ada.Lovelace@Example.ORG, ada.lovelace@example.org",
        "' ada@example.org ', ada@example.org",
        "rathaus+webinar@büdingen.example, rathaus+webinar@xn--bdingen-n2a.example",
        "o'neill@example.org, o'neill@example.org"
    })
    void oneAddressIsWrittenInOneWay(String written, String address) {
        assertThat(new EmailAddress(written).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@@example.org",
                "ada@example.org,eve@example.org",
                "ada@example.org;eve@example.org",
                "Ada <ada@example.org>",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\n",
                "\tada@example.org",
                "ada\u0000@example.org",
                "a da@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@-example.org",
                "ada@example..org",
                "ada@[127.0.0.1]",
                "\"ada\"@example.org",
                "ada\u202e@example.org",
                "ada@exam\u200bple.org\u202e"
            })
    void whatIsNoSingleAddressIsRefusedAndNotRepeated(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(written))
                .withMessage("not an e-mail address");
    }

    @Test
    void anAddressFitsIntoAnEnvelope() {
        var domain = ("a".repeat(60) + ".").repeat(3) + "example";
        assertThat(new EmailAddress("a".repeat(64) + "@" + domain.substring(1)).value())
                .hasSize(254);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("a".repeat(64) + "@" + domain));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.org"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("a".repeat(1_000_000) + "@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Ada\r\nBcc: eve@example.org', 'Ada Bcc: eve@example.org'",
        "'Ada\u0085Lovelace\u2028II', 'Ada Lovelace II'",
        "'Ada\u202e Eve\u2066x', 'Ada Evex'",
        "'A\u200bda\ufeff', Ada",
        "'  Ada   Lovelace  ', 'Ada Lovelace'",
        "'Jo\u0308rg', Jörg",
        "'<b>Ada</b>', '<b>Ada</b>'",
        "=cmd|calc, =cmd|calc"
    })
    void aNameIsOneVisibleLine(String written, String name) {
        assertThat(new PlainText(written).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\r\n", "\u200b\u202e", "\ud800", "\ue000"})
    void whatCannotBeReadIsNoName(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainText(written));
    }

    @Test
    void aNameHasAtMostAHundredCharacters() {
        assertThat(new PlainText("😀".repeat(100)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainText("a".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainText("a".repeat(1_000_000)));
    }

    @Test
    void nothingAboutAPersonPrintsItself() {
        var attendee = RosterStory.attendee("ada", 1, Attendance.ONLINE, null);
        assertThat(attendee.toString() + attendee.person() + new EmailAddress("ada@example.org"))
                .doesNotContain("ada");
        assertThat(new PlainText("ada").toString() + form("ada", "ada@example.org", "06411000"))
                .doesNotContain("ada");
    }

    @Test
    void everyMunicipalityAndDistrictIsKnown() {
        assertThat(Municipalities.count()).isEqualTo(421 + 26);
        assertThat(Municipalities.contains("06411000")).isTrue();
        assertThat(Municipalities.contains("06431")).isTrue();
        assertThat(Municipalities.contains("09162000")).isFalse();
        assertThat(Municipalities.contains("")).isFalse();
    }

    @Test
    void aFormNamesEverythingThatIsWrongWithIt() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            assertThat(validator.validate(form("Ada", "ada@example.org", "06411000"))).isEmpty();
            var wrong =
                    new RegistrationForm(
                            " ", "ada", "0641", "\u202e\u200b", -1, "AT_HOME", "fr", false, null);
            assertThat(validator.validate(wrong))
                    .extracting(it -> it.getPropertyPath().toString())
                    .containsExactlyInAnyOrder(
                            "name",
                            "email",
                            "municipality",
                            "function",
                            "companions",
                            "attendance",
                            "language",
                            "privacyAccepted");
            assertThat(validator.validate(wrong))
                    .allSatisfy(it -> assertThat(it.getMessage()).doesNotContain("{"));
        }
    }

    private static RegistrationForm form(String name, String email, String municipality) {
        return new RegistrationForm(
                name, email, municipality, null, null, "ONLINE", "de", true, null);
    }
}
