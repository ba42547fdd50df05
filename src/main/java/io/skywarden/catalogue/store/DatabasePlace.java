package io.skywarden.catalogue.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The database that an operator names instead of the file in the data folder. Read before the framework starts. */
public record DatabasePlace(Optional<String> url, Optional<String> user, Optional<String> password, Optional<Path> passwordFile) {

    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql://([^/?@]+)/([^/?@]+)(\\?.*)?");
    private static final Pattern LOGIN = Pattern.compile("@|[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);

    /** @param setting answers what is set under a property name, or null */
    public static DatabasePlace of(UnaryOperator<String> setting) {
        return new DatabasePlace(set(setting, "skywarden.database"), set(setting, "skywarden.database-user"),
                set(setting, "skywarden.database-password"), set(setting, "skywarden.database-password-file").map(Path::of));
    }

    /** Why it cannot be asked; nothing when it can, or when none is named. A URL is not repeated: it may hold a password. */
    public Optional<String> obstacle() {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (LOGIN.matcher(url.get()).find()) {
            return Optional.of("SKYWARDEN_DATABASE holds a login, which logs would show: move it to SKYWARDEN_DATABASE_USER and"
                    + " SKYWARDEN_DATABASE_PASSWORD_FILE");
        }
        if (!POSTGRESQL.matcher(url.get()).matches()) {
            return Optional.of("SKYWARDEN_DATABASE is no PostgreSQL database: set it to jdbc:postgresql://HOST[:PORT]/DATABASE, or unset it");
        }
        if (password.isPresent() && passwordFile.isPresent()) {
            return Optional.of("SKYWARDEN_DATABASE_PASSWORD and SKYWARDEN_DATABASE_PASSWORD_FILE are both set: unset one");
        }
        return passwordFile.flatMap(file -> passwordIn(file).isPresent() ? Optional.empty() : Optional.of(
                "no password can be read from %s: mend that file or SKYWARDEN_DATABASE_PASSWORD_FILE".formatted(file)));
    }

    /** The password of the file, for the framework, which reads only settings. */
    public Optional<String> filedPassword() {
        return url.isPresent() ? passwordFile.flatMap(DatabasePlace::passwordIn) : Optional.empty();
    }

    /** What to do about it, in one line. */
    public String words(DatabaseTrouble trouble) {
        Matcher parts = POSTGRESQL.matcher(url.orElse(""));
        String host = parts.matches() ? parts.group(1) : "this machine";
        String database = parts.matches() ? parts.group(2) : "";
        String login = user.map("'%s'"::formatted).orElse("no SKYWARDEN_DATABASE_USER");
        return switch (trouble) {
            case UNREACHABLE -> "no PostgreSQL answers at %s: start it, or mend SKYWARDEN_DATABASE".formatted(host);
            case LOGIN_REFUSED -> ("PostgreSQL at %s refuses the login of %s: mend SKYWARDEN_DATABASE_USER, SKYWARDEN_DATABASE_PASSWORD"
                    + " (or its file), or the server's pg_hba.conf").formatted(host, login);
            case UNKNOWN_DATABASE -> "PostgreSQL at %s has no database '%s': create it, or mend SKYWARDEN_DATABASE".formatted(host, database);
            case NOT_PERMITTED -> "the login of %s may not make tables in '%s' at %s: make it the owner of that database"
                    .formatted(login, database, host);
            case NO_CONNECTION_LEFT -> "PostgreSQL at %s has no connection left: raise its max_connections, or stop other clients".formatted(host);
            case OTHER_KIND -> "this build is for another kind of database than SKYWARDEN_DATABASE names: start it by './skywarden serve'";
        };
    }

    private static Optional<String> passwordIn(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(password -> !password.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> set(UnaryOperator<String> setting, String name) {
        return Optional.ofNullable(setting.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
