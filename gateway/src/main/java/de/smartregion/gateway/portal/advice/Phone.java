package de.smartregion.gateway.portal.advice;

import java.util.regex.Pattern;

/** Numbers as people write them. */
public final class Phone {
    static final Pattern SHAPE = Pattern.compile("[+0-9()/.-][+0-9 ()/.-]{1,38}[+0-9()/.-]");

    private Phone() {}

    /** Whether it can be called; nothing typed is fine. */
    public static boolean isOneOrNone(String typed) {
        return typed.isEmpty()
                || (SHAPE.matcher(typed).matches() && typed.chars().anyMatch(Character::isDigit));
    }
}
