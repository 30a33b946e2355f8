#include "server/pages/scheduling/chain_pages.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/complaints.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chain_return.hpp"
#include "server/pages/scheduling/chain_views.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/found_times.hpp"
#include "server/pages/scheduling/needs_words.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

struct Asked {
    core::CaseId family = {};
    core::MeetingType type = core::MeetingType::initial_cp_conference;
    std::vector<core::ChildId> children = {};
    core::ChainSlots chosen = {};
    std::string video_link = {};
    core::SearchFrom from = core::SearchFrom::usual;  // of the conference
    MeetingForm form = {};                            // what is confirmed, and why it is late
};

// A button of the form, so that what was chosen is not lost: "needs.review".
const std::string needs_step = "needs.";

struct Said {
    std::vector<View> notices = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

struct Looked {
    core::ChainProposal proposal;
    core::FamilyCase family;
    core::ChainDates dates;
};

std::optional<Asked> asked_in(const Fields& fields)
{
    const auto type = core::meeting_type_from(fields.get("type"));
    if (!type || fields.get("family").empty()) return std::nullopt;
    Asked asked{.family = core::CaseId{fields.get("family")},
                .type = *type,
                .children = children_in(fields),
                .video_link = fields.get("video_link"),
                .from = core::search_from(fields.get("from")).value_or(core::SearchFrom::usual),
                .form = meeting_form_of(fields)};
    for (const core::ChainLink link : core::all_chain_links)
        asked.chosen[static_cast<std::size_t>(link)] =
            slot_from(fields.get(std::string{code(link)}));
    return asked;
}

std::optional<core::HoldId> hold_for(core::UnitOfWork& work,
                                     App& app,
                                     const core::Actor& actor,
                                     const Asked& asked)
{
    const auto held = own_hold(work, actor, asked.family, asked.type, asked.children, app.now());
    if (!held) return std::nullopt;
    return held->id;
}

core::Result<Looked> look(App& app, const core::Actor& actor, const Asked& asked)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Looked> {
        const core::MeetingTools tools = meeting_tools(app);
        auto proposal = core::propose_chain(work,
                                            tools,
                                            actor,
                                            {.case_id = asked.family,
                                             .type = asked.type,
                                             .children = asked.children,
                                             .chosen = asked.chosen,
                                             .hold = hold_for(work, app, actor, asked),
                                             .from = asked.from});
        if (!proposal) return proposal.error();
        const auto family = work.cases.find(actor.authority, asked.family);
        if (!family) return core::Refusal::not_found;
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = core::Action::meeting_create,
                     .object = asked.family.text(),
                     .case_id = asked.family,
                     .detail = "part=chain"});
        return Looked{.proposal = *std::move(proposal),
                      .family = *family,
                      .dates = core::chain_dates(work, tools, *family)};
    });
}

const core::MeetingNeeds& needs_of(const core::ChainOffer& offer)
{
    return offer.search->needs;
}

// "Invitations: 5 by e-mail, 1 letter by hand"
std::string sent_words(const core::ChainOffer& offer)
{
    int by_mail = 1;  // the chair
    int by_hand = 0;
    const core::MeetingNeeds& needs = needs_of(offer);
    if (needs.minute_taker) ++by_mail;
    for (const core::SeatNeed& seat : needs.seats) {
        const auto& all = offer.search->choices.candidates;
        const auto found = std::ranges::find(all, seat.holder, &core::Candidate::holder);
        ++(found == all.end() || found->by_mail ? by_mail : by_hand);
    }
    std::string words = std::string{label(offer.link)} + ": " +
                        counted(by_mail, "invitation", "invitations") + " by e-mail";
    if (by_hand > 0)
        words += ", and " + counted(by_hand, "letter", "letters") + " for you to give by hand";
    return words;
}

// On which the others count: the day chosen, or else that for which it is booked.
std::optional<core::Date> day_of_conference(const core::ChainProposal& proposal)
{
    const core::ChainOffer& conference = proposal.offers.front();
    if (const core::Slot* slot = conference.slot())
        return std::chrono::floor<std::chrono::days>(slot->starts_at);
    if (conference.booked) return core::london_date(conference.booked->starts_at);
    return std::nullopt;
}

std::string limit_words(const core::ChainProposal& proposal, const core::ChainOffer& offer)
{
    const bool is_conference = offer.link == core::ChainLink::conference;
    const auto day = day_of_conference(proposal);
    if (!is_conference && !day) return "Its last day depends on the day of the conference.";
    const std::string booked =
        offer.booked ? "It is already booked for " + when_text(*offer.booked) + ". " : "";
    if (!offer.due) return booked + "No rule sets a last day for it.";
    std::string words = booked + "Last day " + last_day_text(*offer.due);
    if (!is_conference)
        words += ", if the conference is on " + core::long_date(*day) + " and makes a plan";
    return words + ".";
}

// Where the page of its needs is; `kept` is what this page is opened with again afterwards.
std::string needs_url_of(const Asked& asked,
                         core::ChainLink link,
                         const std::vector<core::ChildId>& children,
                         std::vector<std::pair<std::string, std::string>> kept)
{
    return needs_url(asked.family,
                     core::type_of(link, asked.type),
                     children,
                     {.type = asked.type, .from = asked.from, .kept = std::move(kept)});
}

// Where its people come from, when nobody has said whom it needs.
std::string people_words(const core::ChainOffer& offer)
{
    if (offer.link == core::ChainLink::conference || !offer.search || needs_of(offer).version > 0)
        return {};
    return "Nobody has said yet what it needs, so its people and place are those of the "
           "conference.";
}

// Whoever chose a time in one room is told when it would be in another.
std::string moved_room_words(const core::ChainOffer& offer)
{
    const core::Slot* slot = offer.slot();
    if (slot == nullptr || !offer.moved_room) return {};
    if (!slot->room) return "Your time is kept, without the room: none is needed any more.";
    return "Your time is kept, but in another room: " + slot->room_name +
           ". The one chosen is taken, or this one fits better.";
}

// Those who must not meet, at the meeting where they would.
std::vector<View> apart_at(const Request& request,
                           const Asked& asked,
                           const core::ChainProposal& proposal)
{
    const auto kept = chain_kept(request.method == Method::post ? form_of(request) : request.query);
    std::vector<View> notices;
    for (const core::ChainOffer& offer : proposal.offers) {
        if (!offer.search) continue;
        for (View& each : apart_notices(offer.search->choices,
                                        needs_of(offer),
                                        needs_url_of(asked, offer.link, asked.children, kept),
                                        phrase(offer.link)))
            notices.push_back(std::move(each));
    }
    return notices;
}

View section_view(const Looked& looked,
                  const core::ChainOffer& offer,
                  const std::vector<core::FieldError>& errors)
{
    const core::Slot* slot = offer.slot();
    const std::string field{code(offer.link)};
    View made;
    made["name"] = std::string{label(offer.link)};
    made["kind"] = std::string{label(offer.type)};
    made["limit"] = limit_words(looked.proposal, offer);
    made["family_note"] = text(offer.search && core::lacks_family(needs_of(offer))
                                   ? "Nobody of the family is invited to it."
                                   : "");
    made["has_working"] = offer.due.has_value();
    if (offer.due) made["working"] = working_rows(looked.dates, *offer.due);
    made["radios"] =
        slot == nullptr
            ? View{false}
            : times_field(offer.link, *offer.search, slot_text(*slot), error_for(errors, field));
    made["nothing"] = slot == nullptr ? nothing_words(offer.search, offer.refused) : std::string{};
    made["moved_room"] = moved_room_words(offer);
    made["people"] = people_words(offer);
    made["needs"] = button({.label = "Change what it needs",
                            .look = ButtonLook::secondary,
                            .name = "step",
                            .value = needs_step + field,
                            .about = std::string{label(offer.link)}});
    return made;
}

// The last day of the conference, when the time chosen is after it.
std::optional<core::CaseDueDate> limit_missed(const core::ChainOffer& conference)
{
    const core::Slot* slot = conference.slot();
    if (slot == nullptr || !conference.due ||
        is_kept_at(*conference.due, core::london_instant(slot->starts_at)))
        return std::nullopt;
    return conference.due;
}

bool is_after_last_day(const Asked& asked)
{
    return asked.from == core::SearchFrom::after_last_day;
}

// To times of the conference after its last day, or back to those up to it.
void set_ways_on(View& page,
                 const core::ChainProposal& proposal,
                 const Asked& asked,
                 core::Date today)
{
    const auto& due = proposal.offers.front().due;
    const bool has_limit = due.has_value();
    const bool is_past = due && due->schedule_by < today;
    const auto url = [&](core::SearchFrom from) {
        return chain_url(asked.family, asked.type, asked.children, {}, from);
    };
    page["has_ways"] = has_limit;
    page["late_url"] = has_limit && !is_after_last_day(asked)
                           ? url(core::SearchFrom::after_last_day)
                           : std::string{};
    page["in_time_url"] = has_limit && !is_past && is_after_last_day(asked)
                              ? url(core::SearchFrom::usual)
                              : std::string{};
}

std::vector<View> fields_for(const core::ChainProposal& proposal,
                             const Asked& asked,
                             const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields;
    const bool needs_link = std::ranges::any_of(proposal.offers, [](const auto& offer) {
        return offer.search && needs_of(offer).mode != core::MeetingMode::in_person;
    });
    if (needs_link)
        fields.push_back(
            text_input({.name = "video_link",
                        .label = "Video link",
                        .value = asked.video_link,
                        .hint = "For those of the meetings that are by video. It starts with "
                                "https:// and is not sent by e-mail",
                        .error = error_for(errors, "video_link"),
                        .autocomplete = "off"}));
    const core::ChainOffer& conference = proposal.offers.front();
    if (const auto missed = limit_missed(conference))
        for (View& field : late_fields(asked.form, conference.search->choices, *missed, errors))
            fields.push_back(std::move(field));
    for (View& field : confirm_fields(asked.form, errors))
        fields.push_back(std::move(field));
    return fields;
}

View sent_rows(const core::ChainProposal& proposal)
{
    return view_list(proposal.offers, [](const core::ChainOffer& offer) {
        View row;
        row["words"] = sent_words(offer) + ".";
        return row;
    });
}

View hidden_fields(const Asked& asked)
{
    std::vector<View> hidden{hidden_input("family", asked.family.text()),
                             hidden_input("type", code(asked.type)),
                             hidden_input("from", code(asked.from))};
    hide_children(asked.children, hidden);
    return view_list(hidden, std::identity{});
}

Response show(
    App& app, const Request& request, const core::Actor& actor, const Asked& asked, Said said = {})
{
    const auto looked = look(app, actor, asked);
    if (!looked) return refusal_page(app, request, actor, looked.error());
    const core::ChainProposal& proposal = looked->proposal;
    const bool can_book = proposal.is_complete();
    if (limit_missed(proposal.offers.front()))
        said.notices.push_back(
            alert(Alert::warning,
                  {.strong = "The conference is after its last day.",
                   .text = "Say below which manager allowed it, and why it is late."}));
    const std::string one_url =
        choose_time_url(asked.family, asked.type, {.from = asked.from, .children = asked.children});
    const auto& conference = proposal.offers.front().search;
    const std::string about_children =
        conference ? chosen_children_text(conference->choices.children, proposal.children)
                   : counted(proposal.children.size(), "child", "children");
    View page;
    page["error_summary"] = error_summary(said.errors);
    page["head"] = page_head(
        {.heading = "Book the conference, the core group and the review together",
         .sub = "If the conference makes a plan, both have a last day that counts from it.",
         .eyebrow = looked->family.reference + " " + looked->family.family_name.reveal() + ", " +
                    about_children});
    for (View& each : apart_at(request, asked, proposal))
        said.notices.push_back(std::move(each));
    page["notices"] = view_list(said.notices, std::identity{});
    page["save_url"] = "/meetings/new/chain";
    page["hidden"] = hidden_fields(asked);
    page["sections"] = view_list(proposal.offers, [&](const core::ChainOffer& offer) {
        return section_view(*looked, offer, said.errors);
    });
    page["fields"] = view_list(fields_for(proposal, asked, said.errors), std::identity{});
    page["can_book"] = can_book;
    page["sent"] = can_book ? sent_rows(proposal) : View{kainjow::mustache::list{}};
    page["book"] = can_book ? button({.label = "Book all three", .name = "step", .value = "book"})
                            : View{false};
    page["again"] = proposal.offers.front().slot() == nullptr
                        ? View{false}
                        : button({.label = "Work out the last days again",
                                  .look = ButtonLook::secondary,
                                  .name = "step",
                                  .value = "again"});
    page["one_url"] = one_url;
    set_ways_on(page, proposal, asked, core::london_date(app.now()));
    return html_page(app,
                     request,
                     actor,
                     "scheduling/chain",
                     {.title = "Book three meetings together",
                      .section = Section::needs_a_date,
                      .back = {"Back to times for the conference", one_url},
                      .status = said.status},
                     std::move(page));
}

Response work_out_again(const Fields& form, const Asked& asked)
{
    return see_other(
        chain_url(asked.family, asked.type, asked.children, chain_kept(form), asked.from));
}

Response not_booked(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const Asked& asked,
                    const core::Error& error)
{
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    const bool is_lost = is_taken(error.refusal);
    Said said{.errors = errors_by_meeting(error), .status = refusal_status(error.refusal)};
    said.notices.push_back(
        alert(Alert::error,
              {.strong = is_lost ? "A time has just been taken." : "Nothing was booked.",
               .text = is_lost ? "Nothing was booked or sent. The times below are free now."
                               : "Either all three are booked, or none. What is in the way stands "
                                 "at its meeting."}));
    return show(app, request, actor, asked, std::move(said));
}

}  // namespace

Response get_chain(App& app, const Request& request, const core::Actor& actor)
{
    const auto asked = asked_in(request.query);
    if (!asked) return see_other(new_meeting_url(core::CaseId{request.query.get("family")}));
    return show(app, request, actor, *asked);
}

Response post_chain(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto asked = asked_in(form);
    if (!asked) return see_other(new_meeting_url(core::CaseId{form.get("family")}));
    const std::string& step = form.get("step");
    if (step == "again") return work_out_again(form, *asked);
    if (step.starts_with(needs_step))
        if (const auto link = core::chain_link_from(step.substr(needs_step.size())))
            return see_other(needs_url_of(*asked, *link, asked->children, chain_kept(form)));
    const auto booked =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::MeetingChain> {
            return core::book_chain(
                work,
                meeting_tools(app),
                actor,
                {.case_id = asked->family,
                 .type = asked->type,
                 .children = asked->children,
                 .slots = asked->chosen,
                 .hold = hold_for(work, app, actor, *asked),
                 .video_link = asked->video_link,
                 .late = {.authoriser = core::UserId{asked->form.late_authoriser},
                          .reason_code = asked->form.late_reason_code,
                          .reason = asked->form.late_reason},
                 .confirmed = asked->form.confirmed});
        });
    if (booked) return done(meeting_url(booked->meetings.front().meeting), "chain-booked");
    return not_booked(app, request, actor, *asked, core::with_meeting_field(booked.error()));
}

}  // namespace quorate::server
