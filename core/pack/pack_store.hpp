#pragma once

#include <optional>
#include <vector>

#include "core/pack/meeting_pack.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// The packs of meetings: what was chosen, what was released, to whom, and who opened it.
class PackStore {
public:
    virtual ~PackStore() = default;

    /// Nothing as long as nobody has put one together.
    virtual std::optional<MeetingPack> find(const AuthorityId& authority,
                                            const MeetingId& meeting) = 0;

    /// Adds it (version 0), or replaces what was chosen when the stored version is still
    /// `pack.version`; gives the new version. `stale_version` otherwise.
    virtual Result<int> save(const MeetingPack& pack) = 0;

    /// The first comes first.
    virtual std::vector<PackVersion> versions(const AuthorityId& authority,
                                              const MeetingId& meeting) = 0;

    /// By number.
    virtual std::vector<PackItem> items(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// Adds a version with its items; false when somebody else has released that number.
    virtual bool add_version(const AuthorityId& authority,
                             const MeetingId& meeting,
                             const PackVersion& version,
                             const std::vector<PackItem>& items) = 0;

    /// By seat, the first version of each first.
    virtual std::vector<PackReader> readers(const AuthorityId& authority,
                                            const MeetingId& meeting) = 0;

    /// False when the version was released to that seat before.
    virtual bool add_reader(const AuthorityId& authority,
                            const MeetingId& meeting,
                            const PackReader& reader) = 0;

    /// One opening more; the first keeps its time.
    virtual void mark_opened(const AuthorityId& authority,
                             const MeetingId& meeting,
                             const InviteeId& seat,
                             int pack_version,
                             Instant at) = 0;

    /// What a message tells of, when it tells of a pack.
    virtual std::optional<PackReader> told_by(const AuthorityId& authority,
                                              const OutboxMessageId& message) = 0;

    /// Those of meetings that start after `now` and are neither cancelled nor opened: the soonest
    /// first.
    virtual std::vector<OpenPack> open_packs(const AuthorityId& authority, Instant now) = 0;

    /// The one of this meeting, if it is among them.
    virtual std::optional<OpenPack> find_open(const AuthorityId& authority,
                                              const MeetingId& meeting,
                                              Instant now) = 0;
};

}  // namespace quorate::core
