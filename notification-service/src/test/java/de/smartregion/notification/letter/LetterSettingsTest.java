package de.smartregion.notification.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LetterSettingsTest {
    /** 33 bytes. */
    static final String KEY = "ZXhhY3RseSB0aGlydHktdHdvIGJ5dGVzIG9yIG1vcmUu";

    private final ApplicationContextRunner service =
            new ApplicationContextRunner()
                    .withUserConfiguration(Settings.class)
                    .withPropertyValues(
                            "smartregion.letters.from=office@region.example",
                            "smartregion.letters.sender=Geschäftsstelle Süd",
                            "smartregion.letters.key=" + KEY);

    @Test
    void whoWritesIsEnough() {
        service.run(
                context -> {
                    var settings = context.getBean(LetterSettings.class);
                    assertThat(settings.staff().value()).isEqualTo("office@region.example");
                    assertThat(settings.staffLanguage()).isEqualTo("de");
                    assertThat(settings.replyTo()).isNull();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    from=nobody                | smartregion.letters.from must be an e-mail address
                    from=                      | smartregion.letters.from must be an e-mail address
                    sender=                    | smartregion.letters.sender must be the office's name
                    reply-to=nobody            | smartregion.letters.reply-to must be an e-mail address
                    staff-address=a@b c        | smartregion.letters.staff-address must be an e-mail address
                    staff-language=fr          | smartregion.letters.staff-language must be de or en
                    key=                       | smartregion.letters.key is missing: 32 random bytes, base64
                    key=c2hvcnQ=               | smartregion.letters.key is shorter than 32 bytes
                    key=not base64 at all !    | smartregion.letters.key is not base64
                    """)
    void nonsenseIsRefusedByItsName(String nonsense, String why) {
        service.withPropertyValues("smartregion.letters." + nonsense)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(why));
    }

    @Test
    void withoutAKeyThereIsNoStart() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues(
                        "smartregion.letters.from=office@region.example",
                        "smartregion.letters.sender=Geschäftsstelle Süd")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageStartingWith(
                                                "smartregion.letters.key is missing"));
    }

    @Test
    void theKeyDoesNotPrintItself() {
        service.run(
                context ->
                        assertThat(context.getBean(LetterSettings.class).toString())
                                .doesNotContain(KEY));
    }

    @EnableConfigurationProperties(LetterSettings.class)
    static class Settings {}
}
