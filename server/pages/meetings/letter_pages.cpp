#include "server/pages/meetings/letter_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/meetings/told_by_hand.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::MeetingId;

std::string heading(const core::HandLetter& letter)
{
    if (letter.says.is_cancelled) return "Your meeting is cancelled";
    if (letter.is_news) return "Your meeting has changed";
    return letter.says.is_chair ? "You are to chair a meeting" : "You are invited to a meeting";
}

// A letter has no link behind which more could be said.
std::vector<std::string> sentences(const core::HandLetter& letter)
{
    const core::SeatView& says = letter.says;
    if (says.is_cancelled) return {"You do not need to do anything."};
    const std::string telephone = says.authority_phone.empty()
                                      ? "Tell us as soon as you can if you can come."
                                      : "Please telephone us on " + says.authority_phone +
                                            " as soon as you can, and tell us if you can come.";
    std::vector<std::string> all{telephone + " Give the reference " + says.reference + "."};
    if (!says.is_family) return all;
    const std::string also = "help to get there, help with child care, or another time.";
    all.push_back(says.needs_interpreter
                      ? "You can bring somebody to support you. We know that you need an "
                        "interpreter, and we arrange one. Tell us if you need " +
                            also
                      : "You can bring somebody to support you. Tell us if you need an "
                        "interpreter, " +
                            also);
    all.emplace_back("We do not write here what the meeting is about.");
    return all;
}

View letter_view(const core::HandLetter& letter, const MeetingId& meeting)
{
    View view = invitation_facts(letter.says);
    view["to"] = letter.to.name.reveal();
    view["letter_heading"] = heading(letter);
    view["sentences"] = view_list(sentences(letter), [](const std::string& each) {
        View row;
        row["sentence"] = each;
        return row;
    });
    view["given_url"] = meeting_url(meeting, "letters/" + letter.to.invitee.id.text());
    view["given"] = button({.label = "I have told them", .about = letter.to.name.reveal()});
    return view;
}

}  // namespace

Response get_letters(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const auto letters = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_letters(work, meeting_tools(app), actor, id);
    });
    if (!letters) return refusal_page(app, request, actor, letters.error());
    kainjow::mustache::list to_give;
    kainjow::mustache::list given;
    for (const core::HandLetter& letter : *letters)
        (letter.is_given ? given : to_give).push_back(letter_view(letter, id));
    View page;
    page["head"] = page_head({.heading = "Letters to give by hand"});
    page["nothing"] = to_give.empty()
                          ? empty_state({.heading = "Nobody is to be told by hand",
                                         .text = "Everybody else gets an e-mail, or knows.",
                                         .icon = "information"})
                          : View{false};
    page["letters_some"] = !to_give.empty();
    page["letters"] = View{to_give};
    page["told_some"] = !given.empty();
    page["told"] = View{given};
    return html_page(app,
                     request,
                     actor,
                     "meetings/letters",
                     {.title = "Letters to give by hand",
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(id)}},
                     std::move(page));
}

Response post_letter_given(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const auto told = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::tell_by_hand(work,
                                  meeting_tools(app),
                                  actor,
                                  id,
                                  core::InviteeId{request.value(1)},
                                  core::ToldWay::letter);
    });
    if (!told) return refusal_page(app, request, actor, told.error());
    return done(meeting_url(id), "told-by-hand");
}

}  // namespace quorate::server
