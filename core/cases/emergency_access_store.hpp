#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cases/emergency_access.hpp"

namespace quorate::core {

/// Families that somebody opened in an emergency, or asked to.
class EmergencyAccessStore {
public:
    virtual ~EmergencyAccessStore() = default;

    virtual void add(const EmergencyAccess& access) = 0;

    virtual std::optional<EmergencyAccess> find(const AuthorityId& authority,
                                                const EmergencyAccessId& id) = 0;

    /// The one that lets the person into the family at `now`. One without a second person's yes
    /// lets nobody into a family that was sealed since.
    virtual std::optional<EmergencyAccessId> live(const AuthorityId& authority,
                                                  const UserId& user,
                                                  const CaseId& id,
                                                  Instant now) = 0;

    /// Those that let the person in somewhere at `now`, the first to end first.
    virtual std::vector<EmergencyAccess> live_of(const AuthorityId& authority,
                                                 const UserId& user,
                                                 Instant now) = 0;

    /// What the person asked for since then, the last first.
    virtual std::vector<EmergencyAccess> asked_by(const AuthorityId& authority,
                                                  const UserId& user,
                                                  Instant since) = 0;

    /// What was asked for since then and nobody has approved, of families that there are, the
    /// first first.
    virtual std::vector<EmergencyAccess> waiting(const AuthorityId& authority, Instant since) = 0;

    /// What was opened and nobody has reviewed, by the day by which somebody should.
    virtual std::vector<EmergencyAccess> to_review(const AuthorityId& authority) = 0;

    /// What was reviewed, the last first.
    virtual std::vector<EmergencyAccess> reviewed(const AuthorityId& authority, int limit) = 0;

    /// How many the person opened since then.
    virtual int opened_since(const AuthorityId& authority, const UserId& user, Instant since) = 0;

    // Each takes effect once; false when it had been done, or the state does not allow it.

    virtual bool approve(const AuthorityId& authority,
                         const EmergencyAccessId& id,
                         const UserId& by,
                         const std::string& credential,
                         Instant at) = 0;
    virtual bool open(const AuthorityId& authority,
                      const EmergencyAccessId& id,
                      Instant at,
                      Instant until,
                      Date review_by) = 0;

    /// Ends what is open at `at`, and notes that its end is in the audit.
    virtual bool end(const AuthorityId& authority, const EmergencyAccessId& id, Instant at) = 0;
    virtual bool review(const EmergencyAccess& reviewed) = 0;

    /// In all authorities: what has run out and is not noted as ended.
    virtual std::vector<EmergencyAccess> ended(Instant now) = 0;

    /// In all authorities: what should have been reviewed before that day, is not, and nobody was
    /// told so.
    virtual std::vector<EmergencyAccess> overdue(Date today) = 0;

    /// Notes that somebody was told.
    virtual bool note_overdue(const AuthorityId& authority,
                              const EmergencyAccessId& id,
                              Instant at) = 0;

    /// Notes that its end is in the audit.
    virtual bool note_end(const AuthorityId& authority,
                          const EmergencyAccessId& id,
                          Instant at) = 0;
};

}  // namespace quorate::core
