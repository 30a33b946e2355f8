#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/retention/legal_hold.hpp"
#include "core/retention/retention_class.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// That an authority set how long a class of records is kept.
struct RetentionNote {
    RetentionRule rule = {};
    PersonName owner = {};  // who answers for it, in the authority's words
    std::string reason = {};
    UserId noted_by = {};
    PersonName noted_by_name = {};  // not stored with it
    Instant noted_at = {};

    friend bool operator==(const RetentionNote&, const RetentionNote&) = default;
};

/// A closed family, with what decides how long it is kept.
struct ClosedCase {
    CaseId id = {};
    std::string reference = {};
    RecordFacts facts = {};
};

/// What is left of a family that was erased.
struct ErasedCase {
    CaseId id = {};
    AuthorityId authority = {};
    std::set<RetentionClass> classes = {};
    RetentionRule rule = {};  // by which its time was over, as it was then
    Date kept_until = {};
    Instant erased_at = {};
    UserId proposed_by = {};
    UserId confirmed_by = {};

    friend bool operator==(const ErasedCase&, const ErasedCase&) = default;
};

/// How long records are kept, what may not be destroyed, and destroying them.
class RetentionStore {
public:
    virtual ~RetentionStore() = default;

    /// What was set, the last first.
    virtual std::vector<RetentionNote> notes(const AuthorityId& authority) = 0;
    virtual void add_note(const AuthorityId& authority, const RetentionNote& note) = 0;

    /// When a family was closed; forgotten when it is opened again.
    virtual void note_closed(const AuthorityId& authority, const CaseId& id, Instant at) = 0;
    virtual void note_reopened(const AuthorityId& authority, const CaseId& id) = 0;

    /// Every closed family, by reference.
    virtual std::vector<ClosedCase> closed_cases(const AuthorityId& authority) = 0;

    /// One of them; nothing when it is open.
    virtual std::optional<ClosedCase> closed_case(const AuthorityId& authority,
                                                  const CaseId& id) = 0;

    /// Also those that were lifted; the last placed first.
    virtual std::vector<LegalHold> holds(const AuthorityId& authority) = 0;
    virtual void add_hold(const LegalHold& hold) = 0;

    /// False when somebody has lifted it already.
    virtual bool lift_hold(const AuthorityId& authority,
                           const LegalHoldId& id,
                           const UserId& by,
                           Instant at) = 0;

    /// Whether what is kept of another family rests on a person of this one, such as that two must
    /// not meet: then it cannot go yet.
    virtual bool is_named_elsewhere(const AuthorityId& authority, const CaseId& id) = 0;

    /// Destroys everything of the family, which must be there. What is left is the audit trail,
    /// which holds ids and what staff gave as a reason. Ask is_named_elsewhere() first, and raise
    /// the feeds.
    virtual void erase(const AuthorityId& authority, const CaseId& id) = 0;

    virtual void add_erased(const ErasedCase& erased) = 0;

    /// The last first.
    virtual std::vector<ErasedCase> erased_cases(const AuthorityId& authority) = 0;
};

}  // namespace quorate::core
