#include "core/meetings/whereabouts.hpp"

#include "core/people/room_store.hpp"
#include "core/rules/explanation_words.hpp"

namespace quorate::core {
namespace {

std::optional<Room> room_of(UnitOfWork& work, const Meeting& meeting)
{
    if (!meeting.room) return std::nullopt;
    return work.rooms.find(meeting.authority, *meeting.room);
}

std::string access_text(const Room& room, Language language)
{
    std::string all;
    for (const AccessFeature feature : room.features) {
        if (feature == AccessFeature::video) continue;  // equipment, not access
        std::string name{label(feature, language)};
        if (!all.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] += 'a' - 'A';
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

// How to learn what is left out. {x} is where x is filled in.
struct Words {
    std::string_view telephone;  // {phone} {reference}
    std::string_view ask;        // {reference}
    std::string_view where_it_is;
    std::string_view how_to_join;
    std::string_view either;
    std::string_view find_out;  // {what} {ask}
    std::string_view sign_in;   // {ask}
    std::string_view link;      // {ask}
};

constexpr Words english{
    .telephone = "telephone {phone} and give the reference {reference}.",
    .ask = "ask the team that invited you and give the reference {reference}.",
    .where_it_is = "where it is",
    .how_to_join = "how to join by video",
    .either = "where it is, or how to join by video",
    .find_out = "To find out {what}, {ask} To keep you safe, we do not write it here.",
    .sign_in = "To see the link to join by video, sign in, or {ask} It is not sent by e-mail.",
    .link = "For the link to join by video, {ask} It is not sent by e-mail.",
};

constexpr Words welsh{
    .telephone = "ffoniwch {phone} a rhowch y cyfeirnod {reference}.",
    .ask = "gofynnwch i'r tîm a'ch gwahoddodd, a rhowch y cyfeirnod {reference}.",
    .where_it_is = "ble mae'r cyfarfod",
    .how_to_join = "sut i ymuno drwy fideo",
    .either = "ble mae'r cyfarfod, neu sut i ymuno drwy fideo",
    .find_out =
        "I gael gwybod {what}, {ask} Er mwyn eich cadw'n ddiogel, nid ydym yn ysgrifennu hyn yma.",
    .sign_in =
        "I weld y ddolen i ymuno drwy fideo, mewngofnodwch, neu {ask} Nid yw'n cael ei "
        "hanfon drwy e-bost.",
    .link = "I gael y ddolen i ymuno drwy fideo, {ask} Nid yw'n cael ei hanfon drwy e-bost.",
};

}  // namespace

Whereabouts whereabouts(UnitOfWork& work,
                        const Meeting& meeting,
                        const SeatHolder& recipient,
                        const Authority& authority,
                        const std::string& reference,
                        Language language)
{
    const Words& words = language == Language::welsh ? welsh : english;
    const std::string ask = filled(authority.meetings_phone.empty() ? words.ask : words.telephone,
                                   {{"phone", authority.meetings_phone}, {"reference", reference}});
    if (is_family(recipient)) {
        const std::string_view what = meeting.mode == MeetingMode::video    ? words.how_to_join
                                      : meeting.mode == MeetingMode::hybrid ? words.either
                                                                            : words.where_it_is;
        return {.place = std::string{label(meeting.mode, language)},
                .access = {},
                .asking = filled(words.find_out, {{"what", what}, {"ask", ask}})};
    }
    const auto room = meeting.mode == MeetingMode::video ? std::nullopt : room_of(work, meeting);
    Whereabouts where{.place = place_text(meeting, room ? full_name(*room) : "", language),
                      .access = room ? access_text(*room, language) : std::string{}};
    if (meeting.mode != MeetingMode::in_person)
        where.asking = filled(recipient.user ? words.sign_in : words.link, {{"ask", ask}});
    return where;
}

std::string place_of(UnitOfWork& work, const Meeting& meeting)
{
    const auto room = room_of(work, meeting);
    return place_text(meeting, room ? full_name(*room) : "");
}

}  // namespace quorate::core
