#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What an authority decides of how it works, besides what days are counted by.
enum class PolicyKind { quorum, reminders, escalation, records, report_fees };

std::span<const PolicyKind> all_policy_kinds();
std::string_view code(PolicyKind kind);  // "quorum": stored, and used by the API
std::optional<PolicyKind> policy_kind_from(std::string_view code);
std::string_view label(PolicyKind kind);  // "Who makes a meeting quorate"

/// Who pays a practice for the report that it is asked for.
enum class FeePayer { not_said, council, health_body, nobody };

std::span<const FeePayer> all_fee_payers();
std::string_view code(FeePayer payer);  // "health_body": stored, and used by the API
std::optional<FeePayer> fee_payer_from(std::string_view code);
std::string_view label(FeePayer payer);  // "The council pays"

/// That a policy was set, or that somebody was named who answers for it.
struct PolicyNote {
    PolicyKind kind = PolicyKind::quorum;
    bool is_owner = false;
    PersonName owner = {};          // in the authority's words
    std::string value = {};         // of report fees: the code of who pays
    UserId noted_by = {};           // "system" for the command line
    PersonName noted_by_name = {};  // empty for that
    Instant noted_at = {};
};

/// Who set the policies of an authority, and who answers for them.
class PolicyNoteStore {
public:
    virtual ~PolicyNoteStore() = default;

    virtual void add(const AuthorityId& authority, const PolicyNote& note) = 0;

    /// All of them, the latest of each policy first.
    virtual std::vector<PolicyNote> of_authority(const AuthorityId& authority) = 0;
};

/// Notes in the transaction that sets a policy that it was set: it holds from then on.
void note_policy_set(
    UnitOfWork& work, const AuthorityId& authority, PolicyKind kind, const UserId& by, Instant now);

/// Who pays for reports, as the authority said last.
FeePayer fee_payer_of(UnitOfWork& work, const AuthorityId& authority);

}  // namespace quorate::core
