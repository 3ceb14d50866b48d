package de.smartregion.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that tokens are signed with. It outlives restarts, so tokens do too. */
final class SigningKey {

    static final String FILE = "sign-in-key.json";

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey of(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(Files.readString(file));
            }
            var key =
                    new RSAKeyGenerator(BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate();
            PrivateFile.write(file, key.toJSONString());
            return key;
        } catch (ParseException _) {
            throw new IOException(file + " holds no key; remove it to have a new one made");
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }
}
