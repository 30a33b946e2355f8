#pragma once

#include <optional>
#include <vector>

#include "core/circulation/correction.hpp"
#include "core/minutes/record_policy.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// How far the record of a meeting has come.
struct RecordProgress {
    MeetingId meeting = {};
    bool has_words = false;  // of minutes
    std::optional<Instant> agreed_at = {};
    std::optional<Instant> first_sent_at = {};  // also of a copy that was taken back since
};

/// The clocks of records, and the corrections that are asked for.
class RecordStore {
public:
    virtual ~RecordStore() = default;

    /// Nothing when the authority has said nothing.
    virtual std::optional<RecordPolicy> policy_of(const AuthorityId& authority) = 0;

    /// Keeps it when what is kept is still at `policy.version`, and gives the new version.
    /// `stale_version` otherwise.
    virtual Result<int> set_policy(const AuthorityId& authority, const RecordPolicy& policy) = 0;

    virtual RecordProgress progress(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// The meetings that began between two moments, were not called off and whose record was sent
    /// to nobody, the earliest first.
    virtual std::vector<RecordProgress> unsent(const AuthorityId& authority,
                                               Instant from,
                                               Instant until,
                                               int limit) = 0;

    /// The meetings that began between two moments, were not called off and whose record was sent
    /// to somebody, but not to everybody who has a seat; the earliest first. Some of these may be
    /// to get nothing: that is the disclosure gate's to say, of each.
    virtual std::vector<RecordProgress> sent_in_part(const AuthorityId& authority,
                                                     Instant from,
                                                     Instant until,
                                                     int limit) = 0;

    /// The conferences that began between two moments and were held, the earliest first.
    virtual std::vector<MeetingId> held_conferences(const AuthorityId& authority,
                                                    Instant from,
                                                    Instant until,
                                                    int limit) = 0;

    virtual void ask(const AuthorityId& authority, const Correction& correction) = 0;

    virtual std::optional<Correction> find(const AuthorityId& authority,
                                           const CorrectionId& id) = 0;

    /// In the order in which they were asked for.
    virtual std::vector<Correction> of_meeting(const AuthorityId& authority,
                                               const MeetingId& meeting) = 0;

    /// The meetings with corrections that nobody has answered, each as often as there are any.
    virtual std::vector<MeetingId> with_open_corrections(const AuthorityId& authority,
                                                         int limit) = 0;

    /// The meetings with a copy of the minutes that opens at `now` and left before something was
    /// put right in them, whether or not that may go to its reader. By their id.
    virtual std::vector<MeetingId> with_copies_before_amendments(const AuthorityId& authority,
                                                                 Instant now,
                                                                 int limit) = 0;

    /// Keeps the answer to one that was open; false when somebody answered it before.
    virtual bool answer(const AuthorityId& authority, const Correction& answered) = 0;
};

}  // namespace quorate::core
