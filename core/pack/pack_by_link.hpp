#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/reader_code.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/pack/meeting_pack.hpp"
#include "core/pack/report_by_link.hpp"

namespace quorate::core {

/// A part of a report, or a file of it. Parts are numbered through the whole pack, so that
/// everybody at the table finds part 12.
struct PackPart {
    int number = 0;
    std::string label = {};
    FreeText text = {};
    std::optional<NamedFile> file = {};
};

/// An item with what it says.
struct ReadItem {
    PackItem item;
    std::string from = {};  // the agency, or the job of its author
    std::optional<Date> received_on = {};
    std::optional<Instant> late_since = {};  // when it was added, of a late supplement
    int replaced_by = 0;                     // the item with a newer report, or 0
    std::vector<PackPart> parts = {};
};

/// What the bearer of a professional's link sees of the pack: nothing that names anybody until it
/// is opened, as programs that check mail follow links.
struct PackByLink {
    std::string reference;
    Instant starts_at;
    std::string authority_name;
    std::string authority_phone;
    int pack_version = 0;
    std::vector<PackVersion> versions = {};
    std::vector<PackItem> items = {};  // of these versions
    bool is_opened = false;
    std::vector<ReadItem> read = {};
};

/// What the link shows. Changes and records nothing. Refused as view_seat() is; `not_found` when
/// nothing was released to this seat, and for the family; `link_stopped` when the meeting is off,
/// or the invitation reached the wrong person.
Result<PackByLink> view_pack_by_link(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const std::string& token);

/// Whose code opens the pack, and where it goes. Refused as view_pack_by_link() is.
Result<PapersDoor> pack_door(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

/// Whoever opens it: on which device, and from where.
struct PackOpener {
    std::string device = {};
    std::string network = {};
};

/// The same with all that was released to this seat. Each reading is audited, and in the ledger.
/// `not_signed_in` on a device that is not trusted, see reader_codes.hpp.
Result<PackByLink> open_pack_by_link(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Seal& seal,
                                     const std::string& token,
                                     const PackOpener& opener);

/// The same, and nothing is noted: for what is still to be made of it, and may fail. Whoever gets
/// it has opened it.
Result<PackByLink> pack_to_open(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Seal& seal,
                                const std::string& token,
                                const PackOpener& opener);

/// A file of it, still sealed. Refused as open_pack_by_link() is. Audited.
Result<TakenFile> pack_file_by_link(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const std::string& token,
                                    const PackOpener& opener,
                                    const ReportFileId& file);

/// Whether there is a pack behind a link.
bool has_pack_behind(UnitOfWork& work, const MeetingTools& tools, const std::string& token);

}  // namespace quorate::core
