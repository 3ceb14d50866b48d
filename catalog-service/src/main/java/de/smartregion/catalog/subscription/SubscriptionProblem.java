package de.smartregion.catalog.subscription;

import de.smartregion.platform.web.Problem;

/** Why a subscription is refused; the name is the problem's type, and a contract. */
enum SubscriptionProblem implements Problem {
    SUBSCRIPTION_NOT_FOUND(404, "There is no such subscription"),
    INTEREST_NOT_FOUND(404, "There is nothing to hear of under this name"),
    ADDRESS_REQUIRED(409, "Nobody could write to you"),
    TOO_MANY_SUBSCRIPTIONS(409, "Nobody could read that much");

    private final int status;
    private final String title;

    SubscriptionProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
