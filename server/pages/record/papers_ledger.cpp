#include "server/pages/record/papers_ledger.hpp"

#include <algorithm>
#include <optional>

#include "core/circulation/decision_letters.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/record/decision_letter_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

// The number of the correction with which a newer copy took the place of this one, at the moment
// at which it left.
std::optional<int> replaced_by(const core::PapersPlan& plan, const core::Circulation& old)
{
    if (!old.revoked_at || !old.invitee || old.kind != core::CirculationKind::minutes)
        return std::nullopt;
    for (const core::CirculationRow& row : plan.ledger) {
        const core::Circulation& newer = row.circulation;
        if (newer.invitee != old.invitee || newer.kind != old.kind ||
            newer.sent_at != *old.revoked_at)
            continue;
        for (const core::Amendment& each : plan.file.amendments)
            if (std::ranges::count(newer.released.amendments, each.id) > 0 &&
                std::ranges::count(old.released.amendments, each.id) == 0)
                return each.number;
    }
    return std::nullopt;
}

// Whether everything in this copy is held back since.
bool opens_nothing(const core::PapersPlan& plan, const core::Circulation& sent)
{
    return std::ranges::any_of(plan.recipients, [&sent](const core::PapersRecipient& each) {
        return each.live == sent.id && each.release.empty();
    });
}

View row_of_letter(const core::DecisionLetter& letter,
                   core::Date on,
                   const std::optional<core::LetterWay>& how,
                   View state)
{
    View view;
    view["name"] = name_of(letter);
    view["job"] = about_text(letter);
    view["what"] = text("Decision letter");
    view["sent"] =
        core::short_date(on) + ", " + std::string{label(how.value_or(core::LetterWay::by_hand))};
    view["state_chip"] = std::move(state);
    view["before_chip"] = View{false};
    view["state"] = std::string{};
    view["code_asked"] = std::string{};
    view["revoke_url"] = std::string{};
    view["revoke_label"] = std::string{};
    return view;
}

}  // namespace

std::string papers_words(const core::Circulation& sent)
{
    return sent.kind == core::CirculationKind::actions
               ? counted(sent.released.actions.size(), "action point", "action points")
               : std::string{"the minutes"};
}

View ledger_view(const core::PapersPlan& plan, const core::CirculationRow& row, core::Instant now)
{
    const core::MeetingId& meeting = plan.file.file.meeting.id;
    const core::Delivery delivery = delivery_of(row);
    const bool failed = delivery == core::Delivery::failed;
    const bool arrived = delivery == core::Delivery::accepted || delivery == core::Delivery::opened;
    const core::Circulation& sent = row.circulation;
    View view;
    view["name"] = row.recipient_name.reveal();
    view["job"] = row.recipient_job + (row.agency_name.empty() ? "" : ", " + row.agency_name);
    view["what"] = sent.kind == core::CirculationKind::actions
                       ? papers_words(sent)
                       : counted(sent.released.sections.size(), "part", "parts") + " of minutes";
    view["use"] = sent.use ? std::string{row_of(*sent.use).purpose} : std::string{};
    view["sent"] = core::short_date(core::london_date(sent.sent_at)) + ", " +
                   core::london_clock_time(sent.sent_at);
    view["state_chip"] = chip(failed || delivery == core::Delivery::held ? Chip::late
                              : arrived                                  ? Chip::done
                                                                         : Chip::ok,
                              std::string{core::label(delivery)});
    view["state"] =
        sent.opened_at ? "Opened " + core::london_long_time(*sent.opened_at) : std::string{};
    view["code_asked"] = row.code_asked_at && sent.is_live(now)
                             ? "A code was asked for on " +
                                   core::london_long_time(*row.code_asked_at) + ", and not entered"
                             : std::string{};
    if (const auto replaced = replaced_by(plan, sent))
        view["state_chip"] = chip(Chip::none, "Replaced by correction " + number_text(*replaced));
    if (sent.is_live(now) && opens_nothing(plan, sent))
        view["state_chip"] = chip(Chip::late, "Held back since: it opens nothing");
    const auto lacks = core::sent_before(sent, plan.file.amendments);
    view["before_chip"] = lacks && sent.is_live(now)
                              ? chip(Chip::soon, "Sent before correction " + number_text(*lacks))
                              : View{false};
    view["revoke_label"] = "Take back " + papers_words(sent);
    view["revoke_url"] =
        sent.is_live(now) ? record_url(meeting, "papers/") + sent.id.text() + "/revoke" : "";
    return view;
}

std::vector<View> letter_ledger(App& app, const core::Actor& actor, const core::MeetingId& meeting)
{
    const auto letters = app.database.read([&](core::UnitOfWork& work) {
        return core::decision_letters_beside(work, app.clock, actor, meeting);
    });
    std::vector<View> rows;
    if (!letters) return rows;
    for (const core::DecisionLetter& letter : letters->letters) {
        for (const core::ReplacedLetter& each : letter.earlier)
            rows.push_back(row_of_letter(letter,
                                         each.sent_on,
                                         each.sent_how,
                                         chip(Chip::none, "A corrected letter takes its place")));
        if (letter.kept.sent_on)
            rows.push_back(row_of_letter(
                letter,
                *letter.kept.sent_on,
                letter.kept.sent_how,
                letter.put_right > 0
                    ? chip(Chip::soon, "Sent before a decision was put right")
                    : chip(Chip::done, letter.earlier.empty() ? "Sent" : "Corrected, and sent")));
    }
    return rows;
}

}  // namespace quorate::server
