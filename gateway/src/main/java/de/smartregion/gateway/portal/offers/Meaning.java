package de.smartregion.gateway.portal.offers;

import de.smartregion.gateway.portal.registration.FormErrors;

/** What a form means, or what is wrong with it. */
public sealed interface Meaning<D> {
    record Right<D>(D draft) implements Meaning<D> {}

    record Wrong<D>(FormErrors errors) implements Meaning<D> {}
}
