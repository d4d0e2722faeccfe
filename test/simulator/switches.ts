/**
 * Where Feishu's documentation and its observed behaviour differ, the simulator can do either.
 * The numbers are those of the table "Documentation against reality" in the API reference;
 * every default is the observed behaviour.
 */
export interface Switches {
	/** 1. Code of the token endpoint for a wrong secret; the documentation says 10015. */
	wrongSecretCode: 10014 | 10015;
	/** 2. Wrong path or method: plain text `404 page not found`, or the documented JSON. */
	unknownPath: 'text' | 'json';
	/** 3. Shape of `error`: `log_id` and `{type, subject}`, or `logid` and `{scope, url}`. */
	errorShape: 'real' | 'documented';
	/** 4. Code for an unknown token that looks like a JWT. */
	unknownJwt: 99991668 | 99991671;
	/** 5. Expired user token: HTTP 401 with the long text, or HTTP 400 with `token expire`. */
	userTokenExpired: 'http401' | 'documented';
	/** 6. `page_token` of the last page: `""`, absent, or a value that leads to an empty page. */
	lastPageToken: 'empty' | 'absent' | 'value';
	/** 7. Whether wiki nodes carry `url`. */
	nodeUrl: boolean;
	/** 8. Whether a wiki copy with a target parent but no target space is refused with 131002. */
	copyNeedsTargetSpace: boolean;
	/** 9. Whether an app has a document library (`my_library`) of its own. */
	appLibrary: boolean;
	/** 10. What the OAuth token endpoint accepts: `any` = JSON or form, body or Basic. */
	tokenRequestForm: 'any' | 'jsonBody';
	/** 11. `v3`: v2 and v3 both answer; `v2`: the v3 endpoint does not exist. */
	oauthVersion: 'v2' | 'v3';
	/** 12. Milliseconds (on the clock) until `metas/batch_query` knows a new Drive copy. */
	driveCopyDelayMs: number;
	/** 13. Text of 1061045; the copy page says `can retry.`. */
	msg1061045: 'resource contention occurred, please retry.' | 'can retry.';
	/** 14. HTTP status of 99991400; some older APIs answer 400. */
	rateLimitStatus: 429 | 400;
	/** 15. Which nodes carry the origin fields. */
	originTokens: 'all' | 'shortcuts';
	/** 16. Whether a Drive copy without `type` is refused. */
	driveTypeRequired: boolean;
	/** 17. HTTP status of 1061045; upload pages list 200. */
	contentionStatus: 400 | 200;
	/** 18. Whether a Drive copy answers like the documentation's sample: another type, another folder. */
	sampleDrift: boolean;
	/** Not in the table: share (0 to 1) of wiki copies refused with 131009, as in real spaces. */
	copyContention: number;
	/** Not in the table: answer to Drive calls over 5 a second or 10,000 a day. */
	driveOverQuota: 'gateway' | 'contention';
}

export const DEFAULT_SWITCHES: Readonly<Switches> = {
	wrongSecretCode: 10014,
	unknownPath: 'text',
	errorShape: 'real',
	unknownJwt: 99991668,
	userTokenExpired: 'http401',
	lastPageToken: 'empty',
	nodeUrl: true,
	copyNeedsTargetSpace: true,
	appLibrary: true,
	tokenRequestForm: 'any',
	oauthVersion: 'v3',
	driveCopyDelayMs: 0,
	msg1061045: 'resource contention occurred, please retry.',
	rateLimitStatus: 429,
	originTokens: 'all',
	driveTypeRequired: true,
	contentionStatus: 400,
	sampleDrift: false,
	copyContention: 0,
	driveOverQuota: 'gateway',
};
