#include "server/dav/known_programs.hpp"

#include <sodium.h>

#include "server/identity/secret.hpp"

namespace quorate::server {

using std::chrono::steady_clock;

KnownPrograms::KnownPrograms()
{
    start_sodium();
    crypto_generichash_keygen(secret_.data());
}

// Nothing that was sent can stand for both: no header holds a line break.
KnownPrograms::Key KnownPrograms::key_of(std::string_view authorization,
                                         std::string_view network) const
{
    std::string sent{authorization};
    sent.append("\n").append(network);
    Key key{};
    crypto_generichash(key.data(),
                       key.size(),
                       reinterpret_cast<const unsigned char*>(sent.data()),
                       sent.size(),
                       secret_.data(),
                       secret_.size());
    sodium_memzero(sent.data(), sent.size());
    return key;
}

std::optional<CalendarOwnerSeen> KnownPrograms::find(std::string_view authorization,
                                                     std::string_view network,
                                                     std::uint64_t writes) const
{
    const Key key = key_of(authorization, network);
    const std::lock_guard lock{mutex_};
    if (writes != writes_) return std::nullopt;
    const auto found = known_.find(key);
    if (found == known_.end() || steady_clock::now() >= found->second.until) return std::nullopt;
    return found->second.owner;
}

void KnownPrograms::keep(std::string_view authorization,
                         std::string_view network,
                         std::uint64_t writes,
                         const CalendarOwnerSeen& owner)
{
    const Key key = key_of(authorization, network);
    const std::lock_guard lock{mutex_};
    if (writes < writes_) return;
    if (writes > writes_ || known_.size() >= most) known_.clear();
    writes_ = writes;
    known_.insert_or_assign(key, Known{owner, steady_clock::now() + lasts});
}

}  // namespace quorate::server
