#include "db/stores/audit_reasons.hpp"

#include <sodium.h>

#include <array>
#include <string_view>

#include "core/support/private.hpp"

namespace quorate::db {
namespace {

constexpr std::string_view before_reason = "reason=";

// 64 letters and digits that stand for 32 random bytes.
std::string new_key()
{
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, bytes.size() * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return {hex.data(), hex.size() - 1};
}

// The 32 bytes that the text stands for.
std::string bytes_of(const std::string& hex)
{
    std::string bytes(hex.size() / 2, '\0');
    std::size_t size = 0;
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()),
                   bytes.size(),
                   hex.data(),
                   hex.size(),
                   nullptr,
                   &size,
                   nullptr);
    bytes.resize(size);
    return bytes;
}

}  // namespace

const TextSeal* AuditReasons::seal()
{
    if (seal_) return &*seal_;
    const auto kept = sql_.find<core::FreeText>("select made from audit_key where one = 1");
    if (!kept) return nullptr;
    seal_.emplace(core::Secrets{bytes_of(std::get<0>(*kept).reveal())});
    return &*seal_;
}

std::string AuditReasons::stored_detail(const core::AuditRecord& record)
{
    if (record.reason.empty()) return record.detail;
    if (seal() == nullptr)
        sql_.execute("insert into audit_key (one, made) values (1, :k) on conflict do nothing",
                     core::FreeText{new_key()});
    std::string detail = record.detail;
    if (!detail.empty()) detail += ' ';
    return detail.append(before_reason).append(seal()->seal(record.reason.reveal()));
}

void AuditReasons::open_in(core::AuditRecord& record)
{
    const auto at = record.detail.rfind(before_reason);
    if (at == std::string::npos || (at > 0 && record.detail[at - 1] != ' ')) return;
    const std::string sealed = record.detail.substr(at + before_reason.size());
    // Only one of ours: what older versions wrote is plain, and could begin like it.
    if (!TextSeal::is_sealed(sealed) || seal() == nullptr || !seal()->opens(sealed)) return;
    record.reason = core::FreeText{seal()->open(sealed)};
    record.detail.resize(at > 0 ? at - 1 : 0);
}

}  // namespace quorate::db
