package io.skywarden.rules.companion;

import io.skywarden.signature.MalformedSignature;
import java.util.regex.Pattern;

/** A client as an endpoint's own policy knows it. */
public record Program(String title, Identity identity, Judgement judgement) {

    private static final Pattern TITLE = Pattern.compile("[\\x20-\\x7e]{3,100}");

    public Program {
        if (!TITLE.matcher(title).matches()) {
            throw new MalformedSignature("title", "a title is 3 to 100 printable ASCII characters");
        }
    }

    /** How it is told from other programs. */
    public sealed interface Identity {}

    /**
     * A signed executable.
     *
     * @param file its name in its version resource, such as {@code Skype.exe}
     * @param product the product in its version resource
     * @param publisher its signer without the common name, {@code O=…, L=…, S=…, C=…}
     */
    public record SignedFile(String file, String product, String publisher) implements Identity {

        private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,98}\\.(exe|dll)");

        public SignedFile {
            if (!FILE.matcher(file).matches()) {
                throw new MalformedSignature("file", "'%s' is no name of an executable such as Skype.exe".formatted(file));
            }
            if (!TITLE.matcher(product).matches() || product.equals("*")) {
                throw new MalformedSignature("product", "a product is 3 to 100 printable ASCII characters, as in the version resource");
            }
            checkPublisher(publisher, "O=");
        }
    }

    /**
     * A packaged app.
     *
     * @param family its package family name, {@code Name_hash}
     * @param publisher its signer with the common name
     */
    public record Package(String family, String publisher) implements Identity {

        private static final Pattern FAMILY = Pattern.compile("[A-Za-z0-9.-]{3,50}_[a-z0-9]{13}");

        public Package {
            if (!FAMILY.matcher(family).matches()) {
                throw new MalformedSignature("package", "'%s' is no package family name such as Microsoft.SkypeApp_kzf8qxf38zg5c".formatted(family));
            }
            checkPublisher(publisher, "CN=");
        }

        /** The package's own name. */
        String name() {
            return family.substring(0, family.indexOf('_'));
        }
    }

    private static void checkPublisher(String publisher, String first) {
        // A star would deny all that Microsoft signs.
        if (!publisher.matches("[\\x20-\\x7e&&[^*]]{5,300}") || !publisher.startsWith(first)) {
            throw new MalformedSignature("publisher", "a publisher begins with %s and is 5 to 300 printable ASCII characters, no '*'".formatted(first));
        }
    }
}
