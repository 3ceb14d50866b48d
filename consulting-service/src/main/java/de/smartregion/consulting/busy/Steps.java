package de.smartregion.consulting.busy;

/** How much work a calendar may make: who asks for more is refused. */
final class Steps {

    private int left;

    Steps(int left) {
        this.left = left;
    }

    void take() throws Unusable {
        left--;
        if (left < 0) {
            throw new Unusable("repeats too much");
        }
    }
}
