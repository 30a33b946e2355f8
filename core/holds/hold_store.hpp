#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/holds/slot_hold.hpp"

namespace quorate::core {

/// Whose time a hold takes: "user:…", "contact:…", "member:…" or "room:…". That of chair and room
/// begins with the family's time and ends with the debrief.
struct HeldTime {
    std::string subject;
    HoldId hold;
    Instant starts_at;
    Instant ends_at;
};

/// The slots that are held. One that has run out is not there, whether or not it was dropped.
class HoldStore {
public:
    virtual ~HoldStore() = default;

    /// Takes the time of everybody and everything it names. What is taken is refused by the
    /// database. A mailbox that several people read is not kept free.
    virtual void add(const SlotHold& hold) = 0;

    /// `required` are those whose time it takes as such, by key.
    virtual std::optional<SlotHold> find(const AuthorityId& authority,
                                         const HoldId& id,
                                         Instant now) = 0;

    /// By time.
    virtual std::vector<SlotHold> of_case(const AuthorityId& authority,
                                          const CaseId& id,
                                          Instant now) = 0;

    virtual int count_by(const AuthorityId& authority, const UserId& maker, Instant now) = 0;

    /// What holds take between two moments, by subject and time.
    virtual std::vector<HeldTime> between(const AuthorityId& authority,
                                          Instant from,
                                          Instant until,
                                          Instant now) = 0;

    /// False when it was not there.
    virtual bool remove(const AuthorityId& authority, const HoldId& id) = 0;

    /// Gives back the time of all that have run out, in every authority. Comes before any change
    /// that takes time.
    virtual void drop_expired(Instant now) = 0;
};

}  // namespace quorate::core
