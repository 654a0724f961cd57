"""The register: party organisations, people, and what is known of them, in a congress folder under its journal."""
