package io.skywarden.signature;

/** When the traffic was on the wire: peer-to-peer Skype, cloud Skype, Skype for Business, Teams, or more than one. */
public enum Era {
    CLASSIC,
    CLOUD,
    SFB,
    TEAMS,
    ALL
}
