#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/secrets.hpp"

namespace quorate::db {

/// Keeps personal text unreadable in the database's files for whoever has not the installation's
/// secrets: XSalsa20-Poly1305 of libsodium, as base64 behind a mark. Empty text stays empty, so
/// that SQL can ask whether there is any. Safe for many threads.
class TextSeal {
public:
    /// The secrets, the newest first, each of at least 32 bytes: everything is sealed with the
    /// first, and opened with whichever fits. Throws std::invalid_argument.
    explicit TextSeal(const core::Secrets& secrets);

    /// Different each time.
    std::string seal(std::string_view text) const;

    /// The same for the same text, so that a column can be compared with it. Who has the file sees
    /// which rows hold the same text, so this is for addresses of mail alone.
    std::string seal_alike(std::string_view text) const;

    /// What was sealed. Throws Failure when it was made with another secret, was changed, or is no
    /// sealed text at all.
    std::string open(std::string_view sealed) const;

    /// Whether one of the secrets opens it.
    bool opens(std::string_view sealed) const;

    /// Whether `text` carries the mark of sealed text.
    static bool is_sealed(std::string_view text);

    /// `text` sealed with the newest secret, alike when it was sealed alike; as it is when it is
    /// that already, or no text that one of the secrets sealed.
    std::string renewed(const std::string& text) const;

    /// Tells secrets apart, and says nothing of them.
    std::string newest_digest() const;
    bool has_digest(std::string_view digest) const;

    /// What stands for `word` in an index of words: what stands for the beginning of a word is the
    /// beginning of what stands for the word. Small ASCII letters, three for a byte of
    /// the first 16. `word` is in lower case.
    std::string index_word(std::string_view word) const;

private:
    struct Keys {
        std::array<unsigned char, 32> text{};
        std::array<unsigned char, 32> nonces{};
        std::array<unsigned char, 32> words{};
        std::string digest;
    };

    std::optional<std::string> opened(std::string_view sealed) const;
    static std::string nonce_alike(const Keys& keys, std::string_view text);
    std::string sealed_with(std::string_view nonce, std::string_view text) const;

    std::vector<Keys> keys_;
};

}  // namespace quorate::db
