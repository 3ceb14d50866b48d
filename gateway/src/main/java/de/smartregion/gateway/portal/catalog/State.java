package de.smartregion.gateway.portal.catalog;

/** Where a submission is. */
public enum State {
    DRAFT,
    SUBMITTED,
    SENT_BACK,
    PUBLISHED,
    WITHDRAWN,
    DECLINED
}
