#include "server/pages/meetings/people_link_words.hpp"

#include "server/templates/word_labels.hpp"

namespace quorate::server {
namespace {

using core::AgencyKind;
using core::Language;

constexpr PeopleLinkWords in_english{
    .title = "Who will be at the meeting",
    .heading = "Who will be at the meeting on {day}",
    .reference = "Reference {reference}",
    .open = "Show who will be there",
    .chair = "Chair",
    .minute_taker = "Takes the minutes",
    .family_chair = "The person who leads the meeting. They are called the chair",
    .family_minute_taker = "Somebody who writes down what is said",
    .born = "born {day}",
    .expected = "expected {day}",
    .ask = "Questions: {authority}, {phone}.",
    .ask_team = "Questions: {authority}.",
};

constexpr PeopleLinkWords in_welsh{
    .title = "Pwy fydd yn y cyfarfod",
    .heading = "Pwy fydd yn y cyfarfod: {day}",
    .reference = "Cyfeirnod {reference}",
    .open = "Dangos pwy fydd yno",
    .chair = "Cadeirydd",
    .minute_taker = "Yn cymryd y cofnodion",
    .family_chair = "Y person sy'n arwain y cyfarfod, sef y cadeirydd",
    .family_minute_taker = "Rhywun sy'n ysgrifennu'r hyn a ddywedir",
    .born = "ganwyd {day}",
    .expected = "disgwylir {day}",
    .ask = "Cwestiynau: {authority}, {phone}.",
    .ask_team = "Cwestiynau: {authority}.",
};

constexpr WordLabel labels[] = {
    {"word_open_alone",
     "Open this where nobody can read over your shoulder. That you did is kept.",
     "Agorwch hwn lle na all neb ddarllen dros eich ysgwydd. Cofnodir eich bod wedi gwneud hynny."},
    {"word_who", "Who will be there", "Pwy fydd yno"},
    {"word_may_change",
     "This is who is asked to come as it stands today. It may still change.",
     "Dyma bwy sydd wedi cael gwahoddiad hyd heddiw. Gall newid o hyd."},
    {"word_others",
     "People from other services may be asked too. We do not write here whether anybody of your "
     "family is. Ask us, and tell us if there is somebody you do not want to be in a room or on a "
     "call with.",
     "Gall pobl o wasanaethau eraill gael gwahoddiad hefyd. Nid ydym yn ysgrifennu yma a oes "
     "unrhyw un o'ch teulu wedi cael gwahoddiad. Gofynnwch i ni, a dywedwch wrthym os oes rhywun "
     "nad ydych am fod mewn ystafell neu ar alwad gyda nhw."},
    {"word_place", "A private place", "Lle preifat"},
    {"word_place_video",
     "If you join by video, be somewhere where nobody can hear you. If you have no such place, "
     "tell us, and we will look for a room for you. You can always ask to come in person instead.",
     "Os ydych yn ymuno drwy fideo, byddwch yn rhywle lle na all neb eich clywed. Os nad oes lle "
     "felly gennych, dywedwch wrthym, a byddwn yn chwilio am ystafell i chi. Gallwch ofyn bob "
     "amser am ddod wyneb yn wyneb yn lle hynny."},
    {"word_place_room",
     "You can ask for a private place to wait or to talk to us, before the meeting and during it. "
     "Tell us if you want to arrive or to leave on your own.",
     "Gallwch ofyn am le preifat i aros neu i siarad â ni, cyn y cyfarfod ac yn ystod y cyfarfod. "
     "Dywedwch wrthym os ydych am gyrraedd neu adael ar eich pen eich hun."},
    {"word_about_whom", "About whom the meeting is", "Am bwy mae'r cyfarfod"},
    {"word_children", "Children", "Plant"},
    {"word_parents", "With parental responsibility", "Gyda chyfrifoldeb rhiant"},
    {"word_no_address",
     "Addresses are not shown here. Ask for one by telephone if you need it for your checks.",
     "Ni ddangosir cyfeiriadau yma. Gofynnwch am un dros y ffôn os oes ei angen arnoch ar gyfer "
     "eich gwiriadau."},
    {"word_back", "Back to the invitation", "Yn ôl i'r gwahoddiad"},
};

}  // namespace

const PeopleLinkWords& people_link_words(Language language)
{
    return language == Language::welsh ? in_welsh : in_english;
}

std::string_view service_words(AgencyKind kind, Language language)
{
    const bool is_welsh = language == Language::welsh;
    switch (kind) {
        case AgencyKind::children_social_care:
            return is_welsh ? "Gwasanaethau cymdeithasol plant" : "Children's social care";
        case AgencyKind::police:
            return is_welsh ? "Yr heddlu" : "The police";
        case AgencyKind::health:
            return is_welsh ? "Iechyd" : "Health";
        case AgencyKind::education:
            return is_welsh ? "Ysgol neu feithrinfa" : "School or nursery";
        default:
            break;
    }
    return "";
}

void set_people_words(View& view, Language language)
{
    set_labels(view, labels, language);
}

}  // namespace quorate::server
