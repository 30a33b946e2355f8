#include "db/session/text_seal.hpp"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "db/session/failure.hpp"

namespace quorate::db {
namespace {

constexpr char mark = '~';
constexpr int encoding = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
constexpr std::size_t longest_indexed_word = 16;

static_assert(crypto_secretbox_KEYBYTES == 32);

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

// A key for each purpose alone: the secrets make links and seal files as well.
std::array<unsigned char, 32> key_for(std::string_view purpose, const std::string& secret)
{
    std::array<unsigned char, 32> key{};
    crypto_generichash(
        key.data(), key.size(), bytes_of(purpose), purpose.size(), bytes_of(secret), 32);
    return key;
}

std::string hex(const std::array<unsigned char, 32>& bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();  // the NUL that libsodium writes
    return text;
}

// Nonce, check and text in one; nothing when it is no sealed text.
std::optional<std::string> box_of(std::string_view sealed)
{
    if (!TextSeal::is_sealed(sealed)) return std::nullopt;
    sealed.remove_prefix(1);
    std::string box(sealed.size(), '\0');
    std::size_t size = 0;
    const bool decoded = sodium_base642bin(bytes_of(box),
                                           box.size(),
                                           sealed.data(),
                                           sealed.size(),
                                           nullptr,
                                           &size,
                                           nullptr,
                                           encoding) == 0;
    if (!decoded || size < around) return std::nullopt;
    box.resize(size);
    return box;
}

bool unseals(std::string& text, std::string_view box, const std::array<unsigned char, 32>& key)
{
    text.resize(box.size() - around);
    return crypto_secretbox_open_easy(bytes_of(text),
                                      bytes_of(box) + crypto_secretbox_NONCEBYTES,
                                      box.size() - crypto_secretbox_NONCEBYTES,
                                      bytes_of(box),
                                      key.data()) == 0;
}

}  // namespace

TextSeal::TextSeal(const core::Secrets& secrets)
{
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
    if (secrets.newest_first().empty())
        throw std::invalid_argument{"there is no secret to seal with"};
    for (const std::string& secret : secrets.newest_first()) {
        if (secret.size() < 32) throw std::invalid_argument{"a secret is shorter than 32 bytes"};
        keys_.push_back({.text = key_for("text in the database", secret),
                         .nonces = key_for("text that is compared", secret),
                         .words = key_for("index of words", secret),
                         .digest = hex(key_for("which secret it is", secret))});
    }
}

std::string TextSeal::seal(std::string_view text) const
{
    if (text.empty()) return {};
    std::string nonce(crypto_secretbox_NONCEBYTES, '\0');
    randombytes_buf(nonce.data(), nonce.size());
    return sealed_with(nonce, text);
}

std::string TextSeal::seal_alike(std::string_view text) const
{
    if (text.empty()) return {};
    return sealed_with(nonce_alike(keys_.front(), text), text);
}

std::string TextSeal::nonce_alike(const Keys& keys, std::string_view text)
{
    std::string nonce(crypto_secretbox_NONCEBYTES, '\0');
    crypto_generichash(bytes_of(nonce),
                       nonce.size(),
                       bytes_of(text),
                       text.size(),
                       keys.nonces.data(),
                       keys.nonces.size());
    return nonce;
}

std::string TextSeal::sealed_with(std::string_view nonce, std::string_view text) const
{
    std::string box(around + text.size(), '\0');
    std::ranges::copy(nonce, box.begin());
    crypto_secretbox_easy(bytes_of(box) + nonce.size(),
                          bytes_of(text),
                          text.size(),
                          bytes_of(nonce),
                          keys_.front().text.data());
    std::string sealed(1 + sodium_base64_encoded_len(box.size(), encoding), mark);
    sodium_bin2base64(sealed.data() + 1, sealed.size() - 1, bytes_of(box), box.size(), encoding);
    sealed.pop_back();  // the NUL that libsodium writes
    return sealed;
}

std::string TextSeal::open(std::string_view sealed) const
{
    if (sealed.empty()) return {};
    if (auto text = opened(sealed)) return std::move(*text);
    throw Failure{FailureKind::other, "sealed_text"};
}

bool TextSeal::opens(std::string_view sealed) const
{
    return opened(sealed).has_value();
}

std::optional<std::string> TextSeal::opened(std::string_view sealed) const
{
    const auto box = box_of(sealed);
    if (!box) return std::nullopt;
    std::string text;
    for (const Keys& keys : keys_)
        if (unseals(text, *box, keys.text)) return text;
    return std::nullopt;
}

bool TextSeal::is_sealed(std::string_view text)
{
    return text.starts_with(mark);
}

std::string TextSeal::renewed(const std::string& text) const
{
    const auto box = box_of(text);
    if (!box) return text;
    std::string plain;
    for (const Keys& keys : keys_) {
        if (!unseals(plain, *box, keys.text)) continue;
        if (&keys == &keys_.front()) return text;
        return box->starts_with(nonce_alike(keys, plain)) ? seal_alike(plain) : seal(plain);
    }
    return text;
}

std::string TextSeal::newest_digest() const
{
    return keys_.front().digest;
}

bool TextSeal::has_digest(std::string_view digest) const
{
    return std::ranges::any_of(keys_, [&](const Keys& keys) { return keys.digest == digest; });
}

std::string TextSeal::index_word(std::string_view word) const
{
    static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    std::string stands_for;
    for (std::size_t size = 1; size <= std::min(word.size(), longest_indexed_word); ++size) {
        std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
        const auto& key = keys_.front().words;
        crypto_generichash(hash.data(), hash.size(), bytes_of(word), size, key.data(), key.size());
        for (std::size_t i = 0; i < 3; ++i)
            stands_for += letters[hash[i] % letters.size()];
    }
    return stands_for;
}

}  // namespace quorate::db
