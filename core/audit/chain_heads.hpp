#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/audit_log.hpp"
#include "core/support/clock.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// Heads of the audit chains, kept outside the database. Whoever can write to the database can make
// a chain that fits itself, shorter or with other entries; they cannot make it fit the heads that
// were signed before, with a key that the database does not hold.

/// What a chain ended with at a moment.
struct HeadStatement {
    AuthorityId authority = {};
    ChainHead head = {};
    Instant at = {};
};

/// The statement as it is signed and kept: one line without a line end, of ids and numbers.
std::string head_text(const HeadStatement& statement);

/// The statement with its signature, as it is kept: head_text(), a space, the signature.
std::string head_line(const HeadStatement& statement, std::string_view signature);

/// A line of the file in which heads are kept.
struct KeptHead {
    HeadStatement statement = {};
    std::string text = {};  // what was signed
    std::string signature = {};
};
std::optional<KeptHead> read_head_line(std::string_view line);

/// What every chain of the installation ends with now; a chain without entries has no head.
std::vector<HeadStatement> chain_heads(UnitOfWork& work, const Clock& clock);

/// Why a kept head does not prove its chain.
enum class HeadFault {
    unreadable,     // it is no line of ours
    not_signed,     // the signature is not that of the key
    entry_missing,  // the chain is shorter now
    entry_changed,  // the chain has another entry in that place
    out_of_order    // the head before it in the file, of the same chain, was a later entry
};
std::string_view code(HeadFault fault);

struct BrokenHead {
    int line = 0;  // from 1
    HeadFault fault = HeadFault::unreadable;
    AuthorityId authority = {};
    std::int64_t number = 0;
};

struct CheckedHeads {
    int checked = 0;
    std::vector<BrokenHead> broken = {};
};

/// Whether a signature is that of a text.
using SignatureCheck = std::function<bool(std::string_view text, std::string_view signature)>;

/// Holds every head in `lines` against its chain. Empty lines do not count.
CheckedHeads check_heads(UnitOfWork& work, std::istream& lines, const SignatureCheck& is_signed);

/// The fault of one head whose signature is known to be good, if it has one.
std::optional<HeadFault> head_fault(UnitOfWork& work, const HeadStatement& statement);

}  // namespace quorate::core
