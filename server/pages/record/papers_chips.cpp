#include "server/pages/record/papers_chips.hpp"

#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

// What became of a copy that was sent and is not with whom it was sent to.
View lost_chip(core::NoCopy why)
{
    return chip(Chip::late,
                why == core::NoCopy::held ? "Held, and not with them" : "Did not arrive");
}

}  // namespace

bool was_taken_back(const core::MissingCopy* missing)
{
    return missing != nullptr && missing->why == core::NoCopy::taken_back;
}

std::vector<View> chips_for(const core::PapersRecipient& recipient,
                            const core::Papers& papers,
                            const core::MissingCopy* missing,
                            bool has_lapsed)
{
    if (recipient.kind == core::Recipient::nobody) return {chip(Chip::lock, "Must not get papers")};
    if (recipient.live && recipient.release.empty())
        return {chip(Chip::late, "Everything is held back: they have nothing now")};
    if (recipient.live && missing != nullptr && !recipient.waiting)
        return {lost_chip(missing->why)};
    if (recipient.live && recipient.waiting)
        return {chip(Chip::done, "Sent"),
                has_lapsed ? chip(Chip::late, "The correction changed since it was prepared")
                           : chip(Chip::soon, "A correction waits for a colleague")};
    if (recipient.live) return {chip(Chip::done, "Sent")};
    if (has_lapsed) return {chip(Chip::late, "Changed since it was prepared")};
    if (recipient.waiting) return {chip(Chip::soon, "Waiting for release by a colleague")};
    if (recipient.release.empty()) return {chip(Chip::none, "Nothing to send")};
    if (was_taken_back(missing)) return {chip(Chip::late, "Taken back")};
    if (recipient.kind == core::Recipient::family) {
        const std::size_t held = core::held_back(papers, recipient.release);
        if (held == 0) return {chip(Chip::done, "Nothing held back")};
        return {chip(Chip::lock, std::to_string(held) + " held back")};
    }
    if (recipient.choice.share == core::Share::part ||
        recipient.choice.share == core::Share::decisions)
        return {chip(Chip::lock, std::string{core::label(recipient.choice.share)})};
    return {chip(Chip::done, "Full")};
}

std::string state_words(const core::PapersRecipient& recipient,
                        const core::MissingCopy* missing,
                        const std::string& digest)
{
    if (was_taken_back(missing))
        return "They had a copy, and it was taken back. Tick it only to send it again";
    if (!recipient.refused_because.empty())
        return "It was not released: " + recipient.refused_because.reveal();
    if (recipient.waiting && recipient.waiting_digest != digest)
        return recipient.release.empty() ? "It changed since it was prepared, and nothing is left "
                                           "to send: take back what "
                                           "waits"
                                         : "It changed since it was prepared: send it again";
    if (recipient.choice.share == core::Share::nothing) return recipient.choice.reason.reveal();
    return {};
}

std::string trouble_words(core::AddressTrouble trouble)
{
    switch (trouble) {
        case core::AddressTrouble::came_back:
            return "Mail to this address did not arrive: put it right, or give the papers by hand";
        case core::AddressTrouble::said_wrong:
            return "This address was said to be wrong: mail to it is held until it is put right";
        case core::AddressTrouble::none:
            break;
    }
    return {};
}

}  // namespace quorate::server
