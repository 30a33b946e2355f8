#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::core {

/// What invitees are told of a change, in one language. {x} is where x is filled in. A sentence
/// about one thing begins alike whatever it goes on to say, and differently in each language:
/// what an update said is known again by that.
struct ChangeWords {
    std::string_view now_on;
    std::string_view was_on;
    std::string_view asking;  // how what is asked after a change of time begins
    std::string_view reply_again;
    std::string_view family_reply_again;
    std::string_view from;  // before a family's times
    std::string_view to;
    std::string_view way;
    std::string_view way_now;  // {way}
    std::string_view place;
    std::string_view place_now;  // {place}
    std::string_view family_place;
    std::string_view access;
    std::string_view access_lost;            // {features}
    std::string_view family_access_lost;     // {features}
    std::string_view access_unknown;         // {features}
    std::string_view family_access_unknown;  // {features}
    std::string_view link;
    std::string_view link_now;
};

inline constexpr ChangeWords english_changes{
    .now_on = "It is now on ",
    .was_on = ". It was on ",
    .asking = ". Please ",
    .reply_again = ". Please reply again.",
    .family_reply_again = ". Please tell us again if you can come.",
    .from = "from ",
    .to = " to ",
    .way = "You now take part ",
    .way_now = "You now take part {way}.",
    .place = "The place ",
    .place_now = "The place is now: {place}.",
    .family_place = "The place has changed. Please ask us where it is now.",
    .access = "The new ",
    .access_lost =
        "The new room is without: {features}. If you need any of this, please tell us now.",
    .family_access_lost =
        "The new place is without: {features}. If you need any of this, please tell us now.",
    .access_unknown =
        "The new place is not one of our rooms. We do not know whether it has: {features}. If you "
        "need any of this, please tell us now.",
    .family_access_unknown =
        "The new place is not one of our rooms. We do not know whether it has: {features}. If you "
        "need any of this, please tell us now.",
    .link = "The link ",
    .link_now = "The link to join by video has changed. Please ask for the new one."};

inline constexpr ChangeWords welsh_changes{
    .now_on = "Yr amser nawr yw ",
    .was_on = ". Yr amser o'r blaen oedd ",
    .asking = ". A wnewch chi ",
    .reply_again = ". A wnewch chi ateb eto, os gwelwch yn dda?",
    .family_reply_again = ". A wnewch chi ddweud wrthym eto a allwch ddod?",
    .from = "o ",
    .to = " tan ",
    .way = "Rydych nawr yn cymryd rhan ",
    .way_now = "Rydych nawr yn cymryd rhan {way}.",
    .place = "Mae'r lleoliad ",
    .place_now = "Mae'r lleoliad wedi newid i: {place}.",
    .family_place = "Mae'r lleoliad wedi newid. Gofynnwch i ni ble mae'r cyfarfod nawr.",
    .access = "Nid ",
    .access_lost =
        "Nid oes gan yr ystafell newydd: {features}. Os oes angen unrhyw un o'r rhain arnoch, "
        "rhowch wybod i ni nawr.",
    .family_access_lost =
        "Nid oes gan y lle newydd: {features}. Os oes angen unrhyw un o'r rhain arnoch, dywedwch "
        "wrthym nawr.",
    .access_unknown =
        "Nid un o'n hystafelloedd ni yw'r lle newydd. Ni wyddom a oes ganddo: {features}. Os oes "
        "angen unrhyw un o'r rhain arnoch, rhowch wybod i ni nawr.",
    .family_access_unknown =
        "Nid un o'n hystafelloedd ni yw'r lle newydd. Ni wyddom a oes ganddo: {features}. Os oes "
        "angen unrhyw un o'r rhain arnoch, dywedwch wrthym nawr.",
    .link = "Mae'r ddolen ",
    .link_now = "Mae'r ddolen i ymuno drwy fideo wedi newid. Gofynnwch am yr un newydd."};

constexpr const ChangeWords& change_words(Language language)
{
    return language == Language::welsh ? welsh_changes : english_changes;
}

}  // namespace quorate::core
