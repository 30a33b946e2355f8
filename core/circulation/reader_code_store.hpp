#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/reader_code.hpp"

namespace quorate::core {

/// One-time codes for reading papers, and the devices that are trusted since.
class ReaderCodeStore {
public:
    virtual ~ReaderCodeStore() = default;

    virtual void add(const AuthorityId& authority, const ReaderCode& code) = 0;

    virtual std::optional<ReaderCode> find(const AuthorityId& authority,
                                           const ReaderCodeId& id) = 0;

    /// Those that were asked for behind one link since then, the oldest first. Nothing for
    /// `circulation`: behind the link to the pack.
    virtual std::vector<ReaderCode> asked_since(const AuthorityId& authority,
                                                const InviteeId& seat,
                                                const std::optional<CirculationId>& circulation,
                                                Instant since) = 0;

    /// All of a meeting, the oldest first.
    virtual std::vector<ReaderCode> of_meeting(const AuthorityId& authority,
                                               const MeetingId& meeting) = 0;

    /// Counts a try. False when there were `most_code_tries`, or it was entered: of several tries
    /// at the same time no more than that many are counted.
    virtual bool count_try(const AuthorityId& authority, const ReaderCodeId& id) = 0;

    /// False when it was entered before.
    virtual bool mark_entered(const AuthorityId& authority, const ReaderCodeId& id, Instant at) = 0;

    virtual void add_device(const AuthorityId& authority, const ReaderDevice& device) = 0;

    virtual std::optional<ReaderDevice> find_device(const AuthorityId& authority,
                                                    const std::string& token_hash) = 0;

    /// Ends the trust in all devices of a reader; gives how many it ended.
    virtual int end_devices(const AuthorityId& authority,
                            const std::string& reader,
                            Instant at) = 0;

    /// Forgets codes that were asked for before `oldest`, whoever's, and the mails that they were
    /// sent with; gives how many codes.
    virtual int forget_codes_before(Instant oldest) = 0;

    /// Forgets devices whose trust ended, or ran out, before `oldest`; gives how many.
    virtual int forget_devices_before(Instant oldest) = 0;
};

}  // namespace quorate::core
