package de.smartregion.gateway.security;

/**
 * Somewhere from zero to {@code maxnumber} is the number that, written after the salt, has the
 * challenge as its digest. The names are those of ALTCHA's protocol.
 */
record Puzzle(String algorithm, String challenge, int maxnumber, String salt, String signature) {}
