package de.smartregion.gateway;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Does the work of the portal's script: tries one number after the other. */
public final class PuzzleSolver {
    private PuzzleSolver() {}

    public static String solve(String puzzle) {
        var told = JsonMapper.shared().readTree(puzzle);
        return proof(told, told.path("salt").asString(), number(told));
    }

    public static long number(JsonNode puzzle) {
        for (long number = 0; number <= puzzle.path("maxnumber").asLong(); number++) {
            if (digest(puzzle.path("salt").asString() + number)
                    .equals(puzzle.path("challenge").asString())) {
                return number;
            }
        }
        throw new AssertionError("no number fits");
    }

    public static String proof(JsonNode puzzle, String salt, long number) {
        return Base64.getEncoder()
                .encodeToString(
                        JsonMapper.shared()
                                .writeValueAsBytes(
                                        Map.of(
                                                "algorithm", puzzle.path("algorithm"),
                                                "challenge", puzzle.path("challenge"),
                                                "number", number,
                                                "salt", salt,
                                                "signature", puzzle.path("signature"))));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
